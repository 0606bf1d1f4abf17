import { GraphQLScalarType } from 'graphql';
import { fed, type SmallSupergraph } from './small-supergraph.ts';

/** A scalar that passes on what it is given, as JSON. */
const anything = (name: string) => new GraphQLScalarType({ name, serialize: (value) => value });

export const scalars: SmallSupergraph = {
  shows: 'scalars in and out: custom ones keep the JSON they are, also as keys; Int, Float, ID and Boolean keep theirs',
  parts: () => ({
    values: {
      sdl: fed(`scalar Json scalar Day
        type Query { json: Json list: [Json] echo(value: Json): Json day: Entry int: Int float: Float id: ID flag: Boolean text: String }
        type Entry @key(fields: "day") { day: Day! }`),
      resolvers: {
        Json: anything('Json'),
        Day: anything('Day'),
        Query: {
          json: () => ({ a: [1, { b: null }], __typename: 'not a type' }),
          list: () => [1.5, null, 'x', [true]],
          echo: (_: unknown, { value }: { value: unknown }) => value,
          day: () => ({ day: '2026-02-28' }),
          int: () => -2147483648,
          float: () => 1e300,
          id: () => 12,
          flag: () => false,
          text: () => '\u2028"\\',
        },
      },
    },
    weather: {
      sdl: fed(`scalar Day type Entry @key(fields: "day") { day: Day! rain: Float }`),
      resolvers: { Day: anything('Day'), Entry: { rain: ({ day }: { day: string }) => day.length / 4 } },
    },
  }),
  expected: [
    {
      query: '{ json list day { rain day } int float id flag text }',
      data: {
        json: { a: [1, { b: null }], __typename: 'not a type' },
        list: [1.5, null, 'x', [true]],
        day: { rain: 2.5, day: '2026-02-28' },
        int: -2147483648,
        float: 1e300,
        id: '12',
        flag: false,
        text: '\u2028"\\',
      },
    },
    {
      query: 'query($v: Json) { a: echo(value: $v) b: echo(value: {x: [1, "y", true, null]}) }',
      variables: { v: { deep: [{ er: 1 }] } },
      data: { a: { deep: [{ er: 1 }] }, b: { x: [1, 'y', true, null] } },
    },
  ],
};
