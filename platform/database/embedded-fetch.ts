import pg from 'pg';

/**
 * A `fetch` for supabase-js that needs no PostgREST: it understands one request, `POST /rest/v1/rpc/<function>` with
 * named arguments, and runs it on a PostgreSQL of ours as the role `service_role`. Answers have PostgREST's status and body
 * (https://docs.postgrest.org/en/v12/references/errors.html), which the contract suite holds against a real one.
 */
export function openEmbeddedFetch(postgresUrl: string): { fetch: typeof fetch; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: postgresUrl,
    // the same rights as through Supabase, so that a missing grant shows here too
    options: '-c role=service_role',
    max: 8,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // connections that break while idle are replaced by the pool
  pool.on('error', () => {});
  const signatures = new Map<string, Promise<Map<string, string> | null>>();

  async function call(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    const name = /\/rest\/v1\/rpc\/(\w+)$/.exec(url.pathname)?.[1];
    if (!name || init?.method !== 'POST' || typeof init.body !== 'string') {
      return answer(404, { code: 'PGRST125', message: 'only functions can be called here' });
    }
    try {
      const types = await signatureOf(pool, signatures, name);
      const given = Object.keys(JSON.parse(init.body) as object);
      if (!types || given.some((argument) => !types.has(argument))) {
        return answer(404, { code: 'PGRST202', message: `Could not find the function public.${name}` });
      }
      const { rows } = await pool.query<{ json: string | null }>(
        callOf(name, given, types),
        given.length > 0 ? [init.body] : [],
      );
      return new Response(rows[0]?.json ?? 'null', { status: 200, headers: JSON_HEADERS });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) {
        return answer(503, { code: 'PGRST001', message: 'the database cannot be reached', cause: error });
      }
      const code = error.code ?? '';
      return answer(statusOf(code), {
        code,
        message: error.message,
        details: error.detail ?? null,
        hint: error.hint ?? null,
      });
    }
  }

  return { fetch: call, close: () => pool.end() };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

const answer = (
  status: number,
  {
    cause,
    ...body
  }: { code: string; message: string; details?: string | null; hint?: string | null; cause?: unknown },
): Response =>
  new Response(
    JSON.stringify({
      details: cause === undefined ? null : String(cause),
      hint: null,
      ...body,
    }),
    { status, headers: JSON_HEADERS },
  );

/** Types of a function's arguments by name, asked once; null where there is no such function. */
function signatureOf(
  pool: pg.Pool,
  known: Map<string, Promise<Map<string, string> | null>>,
  name: string,
): Promise<Map<string, string> | null> {
  const found = known.get(name);
  if (found) return found;
  const asked = pool
    .query<{ names: string[]; types: string[] }>(
      `select coalesce(p.proargnames, '{}') as names,
         array(select format_type(t.oid, null) from unnest(p.proargtypes) with ordinality as t (oid, at) order by t.at) as types
       from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
      [name],
    )
    .then(({ rows: [row] }) => row && new Map(row.types.map((type, i) => [row.names[i]!, type])))
    .then((types) => types ?? null);
  known.set(name, asked);
  // only what was found is kept: a failure, or a function that a migration is about to make, is asked again
  asked.then(
    (types) => types ?? known.delete(name),
    () => known.delete(name),
  );
  return asked;
}

/** As PostgREST does it: the arguments are one JSON parameter, unpacked by PostgreSQL to the declared types. */
function callOf(name: string, given: string[], types: Map<string, string>): string {
  const quoted = (identifier: string) => pg.escapeIdentifier(identifier);
  if (given.length === 0) return `select public.${quoted(name)}()::text as json`;
  const named = given.map((argument) => `${quoted(argument)} => r.${quoted(argument)}`).join(', ');
  const columns = given.map((argument) => `${quoted(argument)} ${types.get(argument)}`).join(', ');
  return `select public.${quoted(name)}(${named})::text as json from json_to_record($1::json) as r (${columns})`;
}

/** HTTP status of an SQLSTATE, after PostgREST's table. */
function statusOf(code: string): number {
  const own = /^PT([1-5]\d\d)$/.exec(code)?.[1];
  if (own) return Number(own);
  if (code === '42883') return 404;
  if (code === '42501') return 403;
  if (code === '23505' || code === '23503') return 409;
  if (code === '53400' || code === '57P01' || code.startsWith('08') || code.startsWith('53')) return 503;
  if (/^(XX|P0|55|54|40|38|39|2[5-9]|2[DFV]|58|HV)/.test(code)) return 500;
  return 400;
}
