import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const shapes = [
  { __typename: 'Square', id: 's1', side: 2, area: 4 },
  { __typename: 'Circle', id: 'c1', radius: 1, area: 3 },
];

export const interfaceObjectRequires: SmallSupergraph = {
  shows: '@interfaceObject with @requires and @inaccessible: a field of every implementation is computed from a hidden one',
  parts: () => ({
    shapes: {
      sdl: fed(`type Query { shapes: [Shape]! square: Square }
        interface Shape @key(fields: "id") { id: ID! area: Int! @inaccessible }
        type Square implements Shape @key(fields: "id") { id: ID! area: Int! @inaccessible side: Int }
        type Circle implements Shape @key(fields: "id") { id: ID! area: Int! @inaccessible radius: Int }`),
      resolvers: {
        Query: { shapes: () => [shapes[0], null, shapes[1]], square: () => shapes[0] },
        Shape: { __resolveType: ({ __typename }: { __typename: string }) => __typename, __resolveReference: rowBy(shapes, 'id') },
        Square: { __resolveReference: rowBy(shapes, 'id') },
        Circle: { __resolveReference: rowBy(shapes, 'id') },
      },
    },
    paint: {
      sdl: fed(`type Shape @key(fields: "id") @interfaceObject { id: ID! area: Int! @external paint: Float @requires(fields: "area") }`),
      resolvers: { Shape: { paint: ({ area }: { area: number }) => area / 2 } },
    },
  }),
  expected: [
    {
      query: '{ shapes { __typename paint } square { paint side } }',
      data: { shapes: [{ __typename: 'Square', paint: 2 }, null, { __typename: 'Circle', paint: 1.5 }], square: { paint: 2, side: 2 } },
    },
  ],
};
