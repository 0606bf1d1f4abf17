import { badInput } from '@klear/core';
import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql';

/** The one operation of a document that a request means. Refuses a name that is missing or matches none. */
export function oneOperation(document: DocumentNode, operationName: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName ?? undefined);
  if (operation) return operation;
  const count = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).length;
  const message = count > 1 ? 'Name one of the operations of the document.' : 'The document has no operation of this name.';
  throw badInput([{ path: ['operationName'], code: 'UNKNOWN_OPERATION', message }]);
}
