import { parseAst } from 'vite';

/** One condition that lets somebody through or keeps them out, and what its text becomes when the guard is taken away. */
export interface Condition {
  readonly file: string;
  /** Function, the condition as it is written, and which one of several alike. */
  readonly name: string;
  readonly start: number;
  readonly text: string;
  readonly without: 'true' | 'false';
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/**
 * Finds the guards of a file of rules: each part of a condition that a refusal hangs on (`if (a || b) return err(..)`, without it:
 * false), and each part of what allows (`return a && (b || c)`, without it: true).
 */
export function conditionsOf(file: string, source: string): Condition[] {
  const found: Condition[] = [];
  const seen = new Map<string, number>();

  function note(within: string, node: Node, without: Condition['without']): void {
    const text = source.slice(node.start, node.end);
    if (text === without) return;
    const plain = `${within}: ${text.replace(/\s+/g, ' ')}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    found.push({ file, name: count === 1 ? plain : `${plain} (${count})`, start: node.start, text, without });
  }

  /** What allows: every conjunct on its own, and an expression without any as a whole. */
  function allows(within: string, node: Node): void {
    const bare = unwrap(node);
    if (bare.type === 'LogicalExpression' && bare.operator === '&&') for (const part of parts(bare, '&&')) allows(within, part);
    else if (bare.type === 'LogicalExpression' && bare.operator === '||') {
      const ways = parts(bare, '||');
      // `condition || 'REASON'`: the reason is not another way in.
      const open = ways.filter((way) => way.type !== 'Literal');
      if (open.length > 1) for (const way of open) allowsWithin(within, way);
      if (open.length > 0) note(within, open.length > 1 ? bare : (open[0] ?? bare), 'true');
    } else if (bare.type !== 'Literal' && bare.type !== 'ObjectExpression') note(within, bare, 'true');
  }

  /** One way in of several: taking it away whole is the same as opening all of them. */
  function allowsWithin(within: string, node: Node): void {
    const bare = unwrap(node);
    if (bare.type === 'LogicalExpression') allows(within, bare);
  }

  function walk(node: Node, within: string, decides: boolean): void {
    const { name, inner, isRule } = functionOf(node, within);
    const isDeciding = isRule ?? decides;
    if (node.type === 'IfStatement' && refuses(node.consequent)) {
      for (const part of parts(unwrap(nodeAt(node.test)), '||')) note(name, part, 'false');
    }
    if (isDeciding && node.type === 'ReturnStatement' && isNode(node.argument)) allows(name, node.argument);
    if (isDeciding && node.type === 'ArrowFunctionExpression' && isNode(node.body) && node.body.type !== 'BlockStatement') {
      allows(name, node.body);
    }
    for (const child of childrenOf(inner ?? node)) walk(child, name, isDeciding);
  }

  for (const statement of parseAst(source, { lang: 'ts' }).body as unknown as Node[]) walk(statement, '', false);
  return found;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function nodeAt(value: unknown): Node {
  if (!isNode(value)) throw new TypeError('a syntax tree without the part that its kind always has');
  return value;
}

const unwrap = (node: Node): Node => (node.type === 'ParenthesizedExpression' ? unwrap(nodeAt(node.expression)) : node);

function parts(node: Node, operator: string): Node[] {
  const bare = unwrap(node);
  if (bare.type !== 'LogicalExpression' || bare.operator !== operator) return [bare];
  return [...parts(nodeAt(bare.left), operator), ...parts(nodeAt(bare.right), operator)];
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
}

/** The name to tell a condition by, and whether the function answers yes or no. */
function functionOf(node: Node, within: string): { name: string; inner?: Node; isRule?: boolean } {
  const named = (id: unknown) => (isNode(id) && typeof id.name === 'string' ? id.name : within);
  if (node.type === 'FunctionDeclaration') return { name: named(node.id), isRule: answersYesOrNo(node) };
  if (node.type === 'VariableDeclarator' && isNode(node.init)) {
    const isArrow = node.init.type === 'ArrowFunctionExpression';
    return isArrow ? { name: named(node.id), isRule: answersYesOrNo(node.init) } : { name: within };
  }
  if (node.type === 'ArrowFunctionExpression' && node.returnType == null) return { name: within };
  return { name: within };
}

/** By what it is declared to return: boolean, a type guard, or a verdict. */
function answersYesOrNo(node: Node): boolean {
  const annotation = isNode(node.returnType) ? nodeAt(node.returnType.typeAnnotation) : undefined;
  if (!annotation) return false;
  if (annotation.type === 'TSBooleanKeyword' || annotation.type === 'TSTypePredicate') return true;
  return annotation.type === 'TSTypeReference' && isNode(annotation.typeName) && annotation.typeName.name === 'Verdict';
}

/** A branch that keeps somebody out: it throws, or answers an error, a reason, false or nothing. */
function refuses(branch: unknown): boolean {
  if (!isNode(branch)) return false;
  const last = branch.type === 'BlockStatement' ? (branch.body as Node[]).at(-1) : branch;
  if (last?.type === 'ThrowStatement') return true;
  if (last?.type !== 'ReturnStatement') return false;
  const value = isNode(last.argument) ? last.argument : undefined;
  if (!value) return true;
  if (value.type === 'Identifier') return value.name === 'undefined';
  if (value.type === 'Literal') return value.value === false || typeof value.value === 'string';
  return value.type === 'CallExpression' && isNode(value.callee) && value.callee.name === 'err';
}
