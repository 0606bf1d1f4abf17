import type { TaskResolvers } from '../__generated__/resolvers.ts';

export const Task: TaskResolvers = {
  reasons: ({ reasons }) => [...reasons],
  focus: ({ appointmentId }, _, { loaders }) => loaders.appointmentById.load(appointmentId),
  completedBy: ({ completedBy }) => (completedBy ? { id: completedBy } : null),
};
