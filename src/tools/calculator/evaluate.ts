import { CalculationError } from './calculation-error.ts';
import { Effort } from './effort.ts';
import { constants, functions } from './functions.ts';
import {
  addQuantities,
  constant,
  divideQuantities,
  modulo,
  multiplyQuantities,
  negateQuantity,
  powerOf,
  type Quantity,
} from './quantity.ts';
import * as exact from './rational.ts';
import { type Token, tokenize } from './tokenize.ts';

const longestExpression = 10_000;
const deepest = 200;
const largestExponent = 10_000;

/**
 * The value of an arithmetic expression, by recursive descent; nothing is ever handed to the language's own evaluator.
 *
 * sum := term (('+' | '-') term)* · term := factor (('*' | '/' | '%') factor)* · factor := ('-' | '+' | '√') factor | power
 * power := postfix ('^' factor)? · postfix := primary ('!' | '%')* · primary := number | name | name '(' list ')' | '(' sum ')'
 *
 * So `-2^2` is −4 and `2^3^2` is 2^9. A `%` with an operand right after it is the remainder, any other one a percentage.
 * Throws {@link CalculationError}.
 */
export function evaluate(expression: string): Quantity {
  if (expression.length > longestExpression) {
    throw CalculationError.tooLarge(`the expression has more than ${longestExpression} characters`);
  }
  return new Evaluation(expression).run();
}

class Evaluation {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  readonly #effort = new Effort();
  #next = 0;
  #depth = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = tokenize(expression);
  }

  run(): Quantity {
    const value = this.#sum();
    if (this.#peek().kind !== 'end') throw this.#unreadable(this.#hint());
    return value;
  }

  #sum(): Quantity {
    let value = this.#term();
    for (;;) {
      if (this.#take('+')) value = addQuantities(value, this.#term(), this.#effort);
      else if (this.#take('-')) value = addQuantities(value, negateQuantity(this.#term()), this.#effort);
      else return value;
    }
  }

  #term(): Quantity {
    let value = this.#factor();
    for (;;) {
      if (this.#take('*')) value = multiplyQuantities(value, this.#factor(), this.#effort);
      else if (this.#take('/')) value = divideQuantities(value, this.#factor(), this.#effort);
      else if (this.#take('%')) value = modulo(value, this.#factor(), this.#effort);
      else return value;
    }
  }

  #factor(): Quantity {
    this.#depth += 1;
    if (this.#depth > deepest) throw CalculationError.tooLarge('the expression is nested too deeply');
    const value = this.#take('-')
      ? negateQuantity(this.#factor())
      : this.#take('+')
        ? this.#factor()
        : this.#take('√')
          ? this.#call('sqrt', [this.#factor()])
          : this.#power();
    this.#depth -= 1;
    return value;
  }

  #power(): Quantity {
    const base = this.#postfix();
    return this.#take('^') ? powerOf(base, this.#factor(), this.#effort) : base;
  }

  #postfix(): Quantity {
    let value = this.#primary();
    for (;;) {
      if (this.#take('!')) {
        if (this.#peek().text === '!') throw this.#unreadable('write (n!)! or a product instead of n!!');
        value = this.#call('factorial', [value]);
      } else if (this.#peek().text === '%' && !this.#beginsOperand(this.#tokens[this.#next + 1])) {
        this.#next += 1;
        value = divideQuantities(value, exact.integer(100n), this.#effort);
      } else return value;
    }
  }

  #primary(): Quantity {
    const token = this.#peek();
    if (token.kind === 'number') {
      this.#next += 1;
      return this.#number(token);
    }
    if (token.kind === 'name') {
      this.#next += 1;
      return this.#named(token);
    }
    if (this.#take('(')) {
      const value = this.#sum();
      this.#expect(')');
      return value;
    }
    throw this.#unreadable('a number, a name or an opening bracket is expected');
  }

  #number({ text, at }: Token): Quantity {
    const [mantissa = '', exponentText = '0'] = text.replaceAll('_', '').toLowerCase().split('e');
    const exponent = Number(exponentText);
    if (Math.abs(exponent) > largestExponent) {
      throw CalculationError.unreadable(this.#expression, at, `exponents go up to ${largestExponent}`);
    }
    const [before = '', after = ''] = mantissa.split('.');
    const digits = BigInt(`${before}${after}` || '0');
    const scale = exponent - after.length;
    const ten = exact.power(exact.integer(10n), BigInt(Math.abs(scale)), this.#effort);
    const value = exact.integer(digits);
    return scale < 0
      ? exact.multiply(value, exact.invert(ten), this.#effort)
      : exact.multiply(value, ten, this.#effort);
  }

  #named(token: Token): Quantity {
    const name = token.text.toLowerCase();
    if (this.#take('(')) {
      const values: Quantity[] = [];
      if (!this.#take(')')) {
        do values.push(this.#sum());
        while (this.#take(','));
        this.#expect(')');
      }
      return this.#call(name, values, token);
    }
    const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
    if (value !== undefined) return constant(value);
    const hint = Object.hasOwn(functions, name) ? `write ${name}(…) with brackets` : this.#unknownName(name);
    throw CalculationError.unreadable(this.#expression, token.at, hint);
  }

  #call(name: string, values: readonly Quantity[], token?: Token): Quantity {
    const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (found === undefined) {
      throw CalculationError.unreadable(this.#expression, token?.at ?? 0, this.#unknownName(name));
    }
    const { least, most, apply } = found;
    if (values.length < least || values.length > most) {
      const expected =
        most === least
          ? `${least}`
          : most === Number.POSITIVE_INFINITY
            ? `${least} or more`
            : `${least} to ${most}`;
      throw CalculationError.wrongArguments(name, values.length, `${expected} arguments`);
    }
    return apply(values, this.#effort);
  }

  #unknownName(name: string): string {
    const known = [...Object.keys(constants), ...Object.keys(functions)].filter((each) => each !== 'π');
    return `'${name}' is not known; known are ${known.sort().join(', ')}`;
  }

  #beginsOperand(token: Token | undefined): boolean {
    return (
      token !== undefined &&
      (token.kind === 'number' || token.kind === 'name' || '(√'.includes(token.text || ' '))
    );
  }

  #hint(): string {
    const { kind, text } = this.#peek();
    if (text === ',')
      return 'write numbers without separators, 1000000 or 1_000_000, with a point for decimals';
    if (text === ')') return 'this bracket was never opened';
    return kind === 'operator' && text !== '('
      ? 'this is not expected here'
      : 'an operator such as * is missing before it';
  }

  #unreadable(expected: string): CalculationError {
    return CalculationError.unreadable(this.#expression, this.#peek().at, expected);
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#next, this.#tokens.length - 1)] as Token;
  }

  #take(operator: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'operator' || text !== operator) return false;
    this.#next += 1;
    return true;
  }

  #expect(operator: string): void {
    if (!this.#take(operator)) throw this.#unreadable(`'${operator}' is expected`);
  }
}
