import { err, forbidden, notFound, ok, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { complete, type Task, type TaskId } from '../domain/task.ts';
import { mayRunTask } from '../policies/predicates.ts';
import { tasks } from '../store/tasks.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { TaskEnded } from './outcomes.ts';

export interface CompleteTask {
  readonly taskId: TaskId;
  readonly idempotencyKey: string;
}

/** Notes that somebody of the practice has settled a task. What is over already answers TASK_ENDED. */
export function completeTask(ctx: CommandContext, input: CompleteTask): Promise<Result<Task, TaskEnded>> {
  return asViewerOnce<Task, TaskEnded>(
    ctx,
    { mutation: 'completeTask', input },
    {
      run: (tx) => run(tx, ctx, input),
      async recall(tx, id) {
        const task = await tasks.find(tx, id as TaskId);
        return task ? ok(task) : err({ code: 'TASK_ENDED' });
      },
    },
  );
}

async function run(tx: Tx, { viewer }: CommandContext, input: CompleteTask): Promise<Result<Task, TaskEnded>> {
  const task = await tasks.findForUpdate(tx, input.taskId);
  if (!task) throw notFound('Task');
  if (!viewer.personId || !mayRunTask(viewer, task)) throw forbidden('NOT_RELATED');
  const completed = complete(task, { at: tx.now, by: viewer.personId });
  if (!completed) return err({ code: 'TASK_ENDED' });
  await tasks.save(tx, completed);
  const { id, organizationId } = completed;
  await recordFacts(tx, [{ type: 'task.completed', action: 'U', outcome: '0', entity: { type: 'Task', id }, organizationId }]);
  return ok(completed);
}
