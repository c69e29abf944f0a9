import { InMemoryObjectStore } from './in-memory-object-store';
import { describeObjectStoreContract } from './object-store.contract';

describeObjectStoreContract('the in-memory store', async () => ({
  plain: new InMemoryObjectStore(),
  versioned: new InMemoryObjectStore({ versioned: true }),
}));
