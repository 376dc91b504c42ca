import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listMigrations, missingMigrations } from './migrations.ts';

describe('migrations', () => {
  it.each(listMigrations())('$file says its own version', ({ path, version }) => {
    const said = /function public\.schema_version\(\)[^;]*'"(\d+)"'/.exec(readFileSync(path, 'utf8'));
    expect(said?.[1]).toBe(version);
  });

  it.each(listMigrations())('$file revokes and grants every function it offers', ({ path }) => {
    const sql = readFileSync(path, 'utf8');
    const offered = [...sql.matchAll(/create function (public\.\w+)/g)].map(([, name]) => name!);
    const listed = (statement: RegExp) => (statement.exec(sql)?.[1] ?? '').match(/public\.\w+/g) ?? [];
    expect(listed(/revoke execute on function([^;]*)from public, anon, authenticated;/).toSorted()).toEqual(
      offered.toSorted(),
    );
    expect(listed(/grant execute on function([^;]*)to service_role;/).toSorted()).toEqual(offered.toSorted());
  });

  it('are missing from the first on in an empty database, and none in a current one', () => {
    const all = listMigrations();
    expect(missingMigrations(null)).toEqual(all);
    expect(missingMigrations(all[0]!.version)).toEqual(all.slice(1));
    expect(missingMigrations(all.at(-1)!.version)).toEqual([]);
  });
});
