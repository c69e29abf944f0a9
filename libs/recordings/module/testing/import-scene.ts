import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { SqlHistoryImports } from '@voicekeep/recordings/persistence';
import { HistoryImporter, type HistoryImporterParts } from '@voicekeep/recordings/workflow';

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
