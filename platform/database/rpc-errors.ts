import { z } from 'zod';
import { AppError, isErrorCode, type ErrorCode, type ErrorParams } from '../../core/errors.ts';

/** A failed call as supabase-js hands it over: PostgREST's body and the HTTP status (0 where nothing answered). */
export interface RpcFailure {
  status: number;
  code: string;
  message: string;
  details: string | null;
  hint: string | null;
}

/**
 * SQLSTATE (appendix A of PostgreSQL's manual) or PostgREST's own code (its "Errors" reference) to what went wrong for
 * the caller. Our migrations raise `PT` and an HTTP status, with the product's code as the message.
 */
const CODES: Record<string, ErrorCode> = {
  // text that PostgreSQL cannot hold: the NUL character, half a surrogate pair, a malformed uuid or number
  '22P02': 'bad_request',
  '22P05': 'bad_request',
  '22021': 'bad_request',
  '22003': 'bad_request',
  // functions that are not there, or not with these arguments
  PGRST202: 'database_behind',
  '42883': 'database_behind',
  // no connection, none free, or shutting down
  PGRST000: 'database_unavailable',
  PGRST001: 'database_unavailable',
  PGRST002: 'database_unavailable',
  PGRST003: 'database_unavailable',
  '53300': 'database_unavailable',
  '57P01': 'database_unavailable',
  '57P02': 'database_unavailable',
  '57P03': 'database_unavailable',
  // only the service key may call our functions
  '42501': 'config_anon_key',
  // a full disk
  '53100': 'disk_full',
};

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** The AppError of a failed call. What the database itself said is kept as `cause`, for the log only. */
export function rpcError(failure: RpcFailure, context: { name: string; files: string }): AppError {
  const said = failure.code.startsWith('PT')
    ? failure.message
    : `${failure.message} ${failure.details ?? ''}`;
  const cause = new Error(`${context.name}: ${failure.status} ${failure.code} ${said}`);
  const code = raisedBy(failure) ?? CODES[failure.code];
  if (code === 'database_behind') return new AppError(code, { files: context.files }, { cause });
  if (code) return new AppError(code, paramsOf(failure), { cause });
  if (failure.status === 401 || failure.status === 403) {
    const reason = 'Supabase → 401; Project Settings → API → service_role';
    return new AppError('config_invalid', { name: 'SUPABASE_KEY', reason }, { cause });
  }
  if (
    failure.status === 0 ||
    failure.status === 404 ||
    failure.status >= 502 ||
    failure.code.startsWith('08')
  )
    return new AppError('database_unavailable', {}, { cause });
  return new AppError('internal', {}, { cause });
}

const raisedBy = ({ code, message }: RpcFailure): ErrorCode | undefined =>
  code.startsWith('PT') && isErrorCode(message) ? message : undefined;

function paramsOf(failure: RpcFailure): ErrorParams {
  if (!failure.code.startsWith('PT') || !failure.details) return {};
  try {
    return paramsSchema.parse(JSON.parse(failure.details));
  } catch {
    return {};
  }
}
