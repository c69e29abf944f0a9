import type { Database } from '@voicekeep/shared/persistence';
import type { OpenLocation } from '@voicekeep/storage/domain';
import {
  SqlCopyAttempts,
  SqlMigrationRuns,
  SqlRunItems,
  SqlRunViews,
} from '@voicekeep/recordings/persistence';
import {
  CopyMover,
  CopyVerifier,
  MemoryBudget,
  MigrationRunner,
  MigrationSteering,
  MoveRun,
  ObjectRemover,
  Traffic,
} from '@voicekeep/recordings/workflow';
import { setSweepScene } from './sweep-scene';

const HOUR_MS = 3_600_000;
const otherWork = (): never => {
  throw new Error('Only moves run here.');
};
const noWork = { hindrance: otherWork, turnPage: otherWork, tend: otherWork, takeBack: otherWork };

/** Verified recordings in one bucket of a workspace whose bucket in use is another by now. */
export async function setMoveScene(database: Database, options: { readonly versioned?: boolean } = {}) {
  const scene = await setSweepScene(database, options);
  const { clock, recordings, objectDeletions, stores, storage, workspaces, workspaceId, policy } = scene;
  const target = scene.openPlace();
  const use = (place: OpenLocation): void => void Object.assign(policy, { locationId: place.location.id });
  use(target);
  const attempts = new SqlCopyAttempts(database);
  const [runs, views, items] = [
    new SqlMigrationRuns(database),
    new SqlRunViews(database),
    new SqlRunItems(database),
  ];
  const verifier = new CopyVerifier();
  const traffic = new Traffic(4);
  const spool = {
    open: () => Promise.reject(new Error('There is no disk here.')),
    wipe: async () => undefined,
    use: () => Promise.reject(new Error('There is no disk here.')),
  };
  const ground = { runs, items, recordings, stores, transactions: database, clock };
  const mover = new CopyMover({
    ...{ ...ground, attempts, objectDeletions, verifier, spool, traffic },
    budget: new MemoryBudget(1_000_000),
  });
  const works = {
    ...{ copy: noWork, delete_twilio_copies: noWork },
    move_copies: new MoveRun({ ...ground, mover }),
  };
  const steering = new MigrationSteering({
    ...{ ...ground, works, storage, views },
    sources: { open: () => Promise.reject(new Error('Twilio is not asked.')) },
  });
  const runner = new MigrationRunner({ ...ground, works, storage, workspaces });
  const remover = new ObjectRemover({
    ...{ owner: 'w1', deletions: objectDeletions, attempts, recordings, stores, verifier, traffic, clock },
    ...{ workspaces, storage, crash: { reach: () => undefined } },
  });
  const start = async (): Promise<string> => {
    const { recordings: count } = await steering.previewMove(workspaceId);
    return steering.moveCopies(workspaceId, count);
  };
  /** Turns until it rests. */
  const advance = async (id: string, signal?: AbortSignal): Promise<void> => {
    await runner.advance(workspaceId, id, signal);
    scene.pass(11_000);
  };
  /** Carries out every removal that is due so many hours later. */
  const removeAfter = async (hours: number): Promise<void> => {
    scene.pass(hours * HOUR_MS);
    for (const removal of await objectDeletions.due(clock.now(), 100))
      await remover.run(removal, new AbortController().signal);
  };
  const view = (id: string) => views.view(workspaceId, id, clock.now());
  const keysIn = async ({ store }: OpenLocation): Promise<string[]> =>
    (await store.list('')).keys.map(({ key }) => key).sort();
  return { ...scene, target, use, runs, steering, start, advance, removeAfter, view, keysIn, attempts };
}
