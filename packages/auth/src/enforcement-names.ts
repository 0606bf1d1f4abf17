import { type ConstDirectiveNode, type DirectiveNode, type DocumentNode, valueFromASTUntyped, visit } from 'graphql';

/** The directives that a requirement is made of. Under any other name nobody would read them. */
export const policyDirectives = ['authenticated', 'requiresScopes', 'policy', 'phi', 'personal'] as const;

export const isPolicyDirective = (name: string): boolean => policyDirectives.some((each) => each === name);

/** Where policies come from: federation as a whole, and in a supergraph each directive by itself. */
const policySpec = /\/(federation|authenticated|requiresScopes|policy)\/v[\d.]+$/;

/** Every policy directive that a document uses, defines or imports under a name that is not its own, one line each. */
export function renamedPolicies(document: DocumentNode): string[] {
  const faults: string[] = [];
  const readName = ({ name }: { readonly name: { readonly value: string } }) => {
    const plain = name.value.split('__').at(-1) ?? '';
    if (plain !== name.value && isPolicyDirective(plain)) faults.push(`@${name.value} stands for @${plain}: import it by its own name`);
  };
  visit(document, {
    DirectiveDefinition: readName,
    Directive(node) {
      readName(node);
      if (node.name.value === 'link') faults.push(...renamedBy(node));
    },
  });
  return faults;
}

function renamedBy(link: DirectiveNode | ConstDirectiveNode): string[] {
  const given = Object.fromEntries((link.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
  const spec = policySpec.exec(String(given.url))?.[1];
  const faults =
    spec && given.as !== undefined && given.as !== spec ? [`${spec} is linked as ${String(given.as)}: policies keep their names`] : [];
  const imports: unknown[] = Array.isArray(given.import) ? given.import : [];
  for (const each of imports) {
    if (typeof each !== 'object' || each === null || !('name' in each) || !('as' in each)) continue;
    const [name, as] = [String(each.name).replace(/^@/, ''), String(each.as).replace(/^@/, '')];
    if (name !== as && (isPolicyDirective(name) || isPolicyDirective(as)))
      faults.push(`@${name} is imported as @${as}: policies keep their names`);
  }
  return faults;
}

/** Throws one RangeError that names every renamed policy directive: a table without them would open what they close. */
export function refuseRenamedPolicies(document: DocumentNode): void {
  const faults = renamedPolicies(document);
  if (faults.length > 0) throw new RangeError(faults.join('; '));
}
