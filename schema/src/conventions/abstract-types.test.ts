import { describe, expect, test } from 'vitest';
import { described, faultsOf } from './faults-of.ts';

const scoped = '@requiresScopes(scopes: [["profile:read"]])';
const held = '@policy(policies: [["support"]])';

describe('an interface shows what the fields behind it ask for', () => {
  test.each(['@authenticated', '@personal', scoped, held])('%s behind an open field is refused', (label) => {
    const of = (shown: string) => described(`interface I { b: Int ${shown} } type A implements I { b: Int ${label} }`);
    expect(faultsOf(of(''))).toEqual(['a: I.b is open and A.b behind it is protected']);
    expect(faultsOf(of(label))).toEqual([]);
  });

  test('a field that shows another scope than the one behind it is refused', () => {
    expect(
      faultsOf(
        described(
          `interface I { b: Int @requiresScopes(scopes: [["profile:read"], ["practice:read"]]) } type A implements I { b: Int ${scoped} }`,
        ),
      ),
    ).toEqual(['a: I.b is open and A.b behind it is protected']);
  });
});

describe('what answers an interface or a union asks for what stands on each type behind it', () => {
  const member = `type A ${held} { b: Int }`;
  test('an open field that answers a union with a protected member is refused', () => {
    const of = (label: string) => described(`union U = A | B ${member} type B { c: Int } type D { u: U ${label} }`);
    expect(faultsOf(of(''))).toEqual(['D.u answers U and asks for less than A behind it']);
    expect(faultsOf(of('@authenticated'))).toEqual(['D.u answers U and asks for less than A behind it']);
    expect(faultsOf(of(held))).toEqual([]);
  });

  test('an open field that answers an interface before a protected type is refused, across subgraphs too', () => {
    const shown = described('interface I { b: Int } type D { i: I }');
    const behind = described(`interface I { b: Int } type A implements I { b: Int ${held} }`);
    expect(faultsOf(shown, behind)).toEqual(['b: I.b is open and A.b behind it is protected']);
    const whole = described(`interface I { b: Int } type A implements I @authenticated { b: Int }`);
    expect(faultsOf(shown, whole)).toContain('D.i answers I and asks for less than A behind it');
  });
});
