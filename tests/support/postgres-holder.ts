import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';

// A process of ours that uses the PostgreSQL in the folder it is given, says where it is, and stays until it is told to
// leave (SIGTERM) or is killed.
const postgres = await startEmbeddedPostgres({ dir: process.argv[2]! });
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
console.log(postgres.url);
