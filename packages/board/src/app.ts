import { type Board, type BoardState, createBoard } from './board.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session/session.ts';

export interface Practice {
  readonly id: string;
  readonly name: string;
}

/** Somebody signed in, and the practices that they work for. */
export interface Staff {
  readonly name: string;
  readonly practices: readonly Practice[];
}

/** What the page is at: nobody is signed in, somebody chooses where they work, or a day is shown. */
export type Stage =
  | { readonly at: 'STARTING' }
  | { readonly at: 'SIGN_IN'; readonly isAsking: boolean; readonly problem: string | undefined }
  | { readonly at: 'CHOOSE'; readonly staff: Staff }
  | { readonly at: 'DAY'; readonly staff: Staff; readonly practice: Practice; readonly board: BoardState };

/** Everything that the page shows. A value. */
export interface AppState {
  readonly stage: Stage;
  /** Whether events come in: undefined before the line stands for the first time. */
  readonly isLive: boolean | undefined;
}

export interface App {
  readonly state: AppState;
  readonly board: Board | undefined;
  /** Continues after a reload, or asks to sign in. */
  start(): Promise<void>;
  signIn(credentials: { email: string; password: string }): Promise<void>;
  signOut(): Promise<void>;
  choose(practice: Practice): void;
  /** Told by the line to the graph. */
  line(isLive: boolean): void;
}

/** What signing in leads to. */
export interface Graph {
  staff(): Promise<Staff | undefined>;
  desk(practice: Practice): Desk;
  /** Tells the graph that nobody sits here any longer, and closes what is open. */
  leave(): Promise<void>;
}

const signIn = (problem?: string): AppState => ({ stage: { at: 'SIGN_IN', isAsking: false, problem }, isLive: undefined });

/** From signing in to the day. `date` is what the address of the page asks for. */
export function createApp(deps: {
  session: Session;
  graph: Graph;
  date: () => string | undefined;
  onChange: (state: AppState) => void;
}): App {
  const { session, graph } = deps;
  let state: AppState = { stage: { at: 'STARTING' }, isLive: undefined };
  let board: Board | undefined;
  const become = (next: AppState) => {
    state = next;
    deps.onChange(state);
  };

  async function enter(): Promise<void> {
    const staff = await graph.staff();
    if (!staff) return become(signIn('The graph does not answer. Try again in a moment.'));
    const [only, ...others] = staff.practices;
    if (!only) {
      await leave();
      return become(signIn('You do not work for a practice yet. Ask its owner to invite you.'));
    }
    if (others.length > 0) become({ stage: { at: 'CHOOSE', staff }, isLive: undefined });
    else open(staff, only);
  }

  function open(staff: Staff, practice: Practice): void {
    board?.close();
    const mine = createBoard({
      desk: graph.desk(practice),
      onChange(shown) {
        if (board !== mine) return;
        if (shown.fault?.signIn) void over(shown.fault.hint);
        else become({ ...state, stage: { at: 'DAY', staff, practice, board: shown } });
      },
    });
    board = mine;
    mine.show(deps.date());
  }

  async function leave(): Promise<void> {
    board?.close();
    board = undefined;
    await graph.leave();
  }

  async function over(problem: string): Promise<void> {
    await leave();
    become(signIn(problem));
  }

  return {
    get state() {
      return state;
    },
    get board() {
      return board;
    },
    async start() {
      if (await session.resume()) await enter();
      else become(signIn());
    },
    async signIn(credentials) {
      become({ ...state, stage: { at: 'SIGN_IN', isAsking: true, problem: undefined } });
      const problem = await session.signIn(credentials);
      if (problem === undefined) await enter();
      else become(signIn(problem));
    },
    async signOut() {
      await leave();
      become(signIn());
    },
    choose(practice) {
      if ('staff' in state.stage) open(state.stage.staff, practice);
    },
    line: (isLive) => become({ ...state, isLive }),
  };
}
