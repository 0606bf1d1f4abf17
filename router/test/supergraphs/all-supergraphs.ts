import { aliasesAndVariables } from './aliases-and-variables.ts';
import { conditions } from './conditions.ts';
import { defer } from './defer.ts';
import { entityErrors } from './entity-errors.ts';
import { enums } from './enums.ts';
import { federationOne } from './federation-one.ts';
import { fromContext } from './from-context.ts';
import { fromContextAcross } from './from-context-across.ts';
import { inaccessible } from './inaccessible.ts';
import { inputObjects } from './input-objects.ts';
import { interfaceFields } from './interface-fields.ts';
import { interfaceObject } from './interface-object.ts';
import { interfaceObjectRequires } from './interface-object-requires.ts';
import { introspectionWithData } from './introspection-with-data.ts';
import { keyCompound } from './key-compound.ts';
import { keyMultiple } from './key-multiple.ts';
import { keyNested } from './key-nested.ts';
import { keyNotResolvableFirst } from './key-not-resolvable-first.ts';
import { keySimple } from './key-simple.ts';
import { listsOfLists } from './lists-of-lists.ts';
import { museum } from './museum.ts';
import { mutations } from './mutations.ts';
import { mutualReferences } from './mutual-references.ts';
import { notResolvable } from './not-resolvable.ts';
import { nullBubbling } from './null-bubbling.ts';
import { override } from './override.ts';
import { overrideLabel } from './override-label.ts';
import { provides } from './provides.ts';
import { providesByType } from './provides-by-type.ts';
import { renamedAnswers } from './renamed-answers.ts';
import { requiresByType } from './requires-by-type.ts';
import { requiresChain } from './requires-chain.ts';
import { requiresCompoundKey } from './requires-compound-key.ts';
import { requiresWithArguments } from './requires-with-arguments.ts';
import { rootThroughPayload } from './root-through-payload.ts';
import { scalars } from './scalars.ts';
import { shareable } from './shareable.ts';
import type { SmallSupergraph } from './small-supergraph.ts';
import { subscriptionsWithRest } from './subscriptions-with-rest.ts';
import { tags } from './tags.ts';
import { unions } from './unions.ts';
import { valueTypes } from './value-types.ts';

/** Every small supergraph, for the table of answers and for random operations. */
export const allSupergraphs: readonly SmallSupergraph[] = [
  aliasesAndVariables,
  conditions,
  defer,
  entityErrors,
  enums,
  federationOne,
  fromContextAcross,
  fromContext,
  inaccessible,
  inputObjects,
  interfaceFields,
  interfaceObjectRequires,
  interfaceObject,
  introspectionWithData,
  keyCompound,
  keyMultiple,
  keyNested,
  keyNotResolvableFirst,
  keySimple,
  listsOfLists,
  museum,
  mutations,
  mutualReferences,
  notResolvable,
  nullBubbling,
  overrideLabel,
  override,
  providesByType,
  provides,
  renamedAnswers,
  requiresByType,
  requiresChain,
  requiresCompoundKey,
  requiresWithArguments,
  rootThroughPayload,
  scalars,
  shareable,
  subscriptionsWithRest,
  tags,
  unions,
  valueTypes,
];
