import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { SqlHistoryImports } from '@voicekeep/recordings/persistence';
import { noCrashPoints } from '@voicekeep/recordings/domain';
import { HistoryImporter, HistoryReader, type HistoryImporterParts } from '@voicekeep/recordings/workflow';
import { setAccountScene } from './account-scene';

/** Orders imports in the real books; who carries them out is not here. */
export function orderImport(database: Database) {
  const jobs: string[] = [];
  const importer = new HistoryImporter({
    ...{ imports: new SqlHistoryImports(database), transactions: database, clock: { now: () => new Date() } },
    jobs: {
      start: async () => {
        const id = newId();
        jobs.push(id);
        return id;
      },
    },
  } as unknown as HistoryImporterParts);
  return { jobs, order: importer.order.bind(importer) };
}

/** Imports of an account in memory into the real books, and the workers that read its windows. */
export async function setImportScene(database: Database) {
  const scene = await setAccountScene(database);
  const { register, callFacts, sources, workspaces, clock } = scene;
  const imports = new SqlHistoryImports(database);
  const job = { state: 'running', done: 0 };
  const importer = new HistoryImporter({
    ...{ imports, callFacts, sources, workspaces, transactions: database, clock, crash: noCrashPoints },
    history: new HistoryReader(register, callFacts),
    jobs: {
      start: async () => newId(),
      progress: async (_id, { done }) => void (job.done = done ?? job.done),
      finish: async (_id, state) => void (job.state = state),
    },
  });
  /** Has as many workers as there are windows read until nothing is due. @returns how many read at once, at most */
  const work = async (): Promise<number> => {
    let most = 0;
    for (;;) {
      const due = await imports.due(clock.now(), 50);
      if (due.length === 0) return most;
      most = Math.max(most, due.length);
      await Promise.all(due.map(({ id }) => importer.advance(id)));
    }
  };
  return { ...scene, imports, importer, job, work };
}
