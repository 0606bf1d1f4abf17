import { Kind, type StringValueNode } from 'graphql';
import { type Contract, rootTypes } from './contract.ts';

interface Describable {
  readonly name: { readonly value: string };
  readonly description?: StringValueNode | undefined;
}

/** Types, fields, arguments, enum values and input fields that say nothing about themselves, or bear a name of another form. */
export function describedAndNamed({ document }: Contract): string[] {
  const faults: string[] = [];
  const look = (path: string, node: Describable, form: RegExp, formName: string) => {
    if (!node.description?.value.trim()) faults.push(`${path} has no description`);
    if (!form.test(node.name.value)) faults.push(`${path} is not named in ${formName}`);
  };
  const pascal = [/^[A-Z][A-Za-z0-9]*$/, 'PascalCase'] as const;
  const camel = [/^[a-z][A-Za-z0-9]*$/, 'camelCase'] as const;
  const upper = [/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'UPPER_SNAKE'] as const;
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
        const type = definition.name.value;
        if (!rootTypes.has(type)) look(type, definition, ...pascal);
        for (const field of definition.fields ?? []) {
          look(`${type}.${field.name.value}`, field, ...camel);
          if (field.kind !== Kind.FIELD_DEFINITION) continue;
          for (const argument of field.arguments ?? []) look(`${type}.${field.name.value}(${argument.name.value}:)`, argument, ...camel);
        }
        break;
      }
      case Kind.ENUM_TYPE_DEFINITION:
        look(definition.name.value, definition, ...pascal);
        for (const value of definition.values ?? []) look(`${definition.name.value}.${value.name.value}`, value, ...upper);
        break;
      case Kind.UNION_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_DEFINITION:
        look(definition.name.value, definition, ...pascal);
    }
  }
  return faults;
}
