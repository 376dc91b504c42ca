-- People, their credits, and the tokens they gave back.
--
-- The tables are nobody's to touch through the API: row level security is on, there is no policy, and all rights are
-- revoked. What the product may do is the list of functions at the end, each atomic, granted to service_role alone.
--
-- Own error codes are `PT` and an HTTP status, which PostgREST answers with that status;
-- platform/database/rpc-errors.ts turns them into the product's errors:
--   PT402 insufficient_credits (detail: {"cost": n, "credits": n})   PT404 not_found      PT409 email_taken
--   PT412 version_conflict                                           PT423 wrong_state

create schema qt;
revoke all on schema qt from public;

create table public.users (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  name text not null,
  password_hash text not null,
  -- what can be spent now: open holds are already taken off
  credits integer not null default 0 check (credits >= 0),
  is_admin boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index users_email_key on public.users (lower(email));

-- Every change of a balance, in order. Nothing here is ever changed or removed.
create table public.credit_entries (
  id bigint generated always as identity primary key,
  user_id uuid not null references public.users (id),
  amount integer not null,
  balance integer not null,
  reason text not null check (reason in ('signup', 'hold', 'capture', 'release', 'grant', 'manual')),
  -- no foreign key: the entry outlives the video
  video_id uuid,
  created_at timestamptz not null default now()
);
create index credit_entries_user on public.credit_entries (user_id, id desc);

-- Credits set aside for a video: taken from the balance when opened, kept by capture, given back by release.
create table public.credit_holds (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  video_id uuid not null,
  amount integer not null check (amount >= 0),
  status text not null default 'open' check (status in ('open', 'captured', 'released')),
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
create unique index credit_holds_open on public.credit_holds (video_id) where status = 'open';
create unique index credit_holds_captured on public.credit_holds (video_id) where status = 'captured';

create table public.revoked_tokens (
  jti text primary key,
  expires_at timestamptz not null
);
create index revoked_tokens_expiry on public.revoked_tokens (expires_at);

alter table public.users enable row level security;
alter table public.credit_entries enable row level security;
alter table public.credit_holds enable row level security;
alter table public.revoked_tokens enable row level security;
revoke all on public.users, public.credit_entries, public.credit_holds, public.revoked_tokens
  from public, anon, authenticated, service_role;

-- The ledger --------------------------------------------------------------------------------------

-- The only writer of amounts: whoever changes users.credits, an operator's UPDATE included, leaves an entry.
create function qt.record_balance_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.credit_entries (user_id, amount, balance, reason, video_id)
  values (
    new.id,
    new.credits - case when tg_op = 'INSERT' then 0 else old.credits end,
    new.credits,
    coalesce(nullif(current_setting('qt.credit_reason', true), ''), 'manual'),
    nullif(current_setting('qt.credit_video', true), '')::uuid
  );
  return null;
end $$;

create trigger users_first_balance after insert on public.users
  for each row when (new.credits <> 0) execute function qt.record_balance_change();
create trigger users_balance after update on public.users
  for each row when (new.credits <> old.credits) execute function qt.record_balance_change();

create function qt.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'credit_entries is append-only' using errcode = '42501';
end $$;

create trigger credit_entries_append_only before update or delete or truncate on public.credit_entries
  for each statement execute function qt.refuse_change();

-- Names the reason of the next balance changes of this transaction; '' is nobody's, which is written as manual.
create function qt.set_credit_reason(p_reason text, p_video_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform set_config('qt.credit_reason', p_reason, true);
  perform set_config('qt.credit_video', coalesce(p_video_id::text, ''), true);
end $$;

create function qt.change_credits(p_user_id uuid, p_amount integer, p_reason text, p_video_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform qt.set_credit_reason(p_reason, p_video_id);
  update public.users set credits = credits + p_amount where id = p_user_id;
  perform qt.set_credit_reason('', null);
end $$;

-- Locks are taken in one order, video then user, so that no two calls wait for each other.

-- Sets p_cost credits aside for a video. A hold of nothing is kept too, so that it can be captured like any other.
create function qt.open_hold(p_user_id uuid, p_video_id uuid, p_cost integer) returns void
language plpgsql set search_path = '' as $$
declare
  v_credits integer;
begin
  select credits into v_credits from public.users where id = p_user_id for update;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  if v_credits < p_cost then
    raise exception 'insufficient_credits' using errcode = 'PT402',
      detail = jsonb_build_object('cost', p_cost, 'credits', v_credits)::text;
  end if;
  insert into public.credit_holds (user_id, video_id, amount) values (p_user_id, p_video_id, p_cost);
  if p_cost > 0 then
    perform qt.change_credits(p_user_id, -p_cost, 'hold', p_video_id);
  end if;
end $$;

-- Keeps what was held; does nothing where no hold is open.
create function qt.capture_hold(p_video_id uuid) returns void language plpgsql set search_path = '' as $$
declare
  v_hold public.credit_holds;
begin
  update public.credit_holds set status = 'captured', settled_at = now()
  where video_id = p_video_id and status = 'open' returning * into v_hold;
  if found and v_hold.amount > 0 then
    insert into public.credit_entries (user_id, amount, balance, reason, video_id)
    select id, 0, credits, 'capture', p_video_id from public.users where id = v_hold.user_id for update;
  end if;
end $$;

-- Gives back what was held; does nothing where no hold is open.
create function qt.release_hold(p_video_id uuid) returns void language plpgsql set search_path = '' as $$
declare
  v_hold public.credit_holds;
begin
  update public.credit_holds set status = 'released', settled_at = now()
  where video_id = p_video_id and status = 'open' returning * into v_hold;
  if found and v_hold.amount > 0 then
    perform qt.change_credits(v_hold.user_id, v_hold.amount, 'release', p_video_id);
  end if;
end $$;

-- What the product may ask ------------------------------------------------------------------------

create function qt.user_json(u public.users) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', u.id, 'email', u.email, 'name', u.name, 'credits', u.credits, 'isAdmin', u.is_admin, 'createdAt', u.created_at
  )
$$;

create function public.create_user(p_email text, p_name text, p_password_hash text, p_credits integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_user public.users;
begin
  perform qt.set_credit_reason('signup', null);
  insert into public.users (email, name, password_hash, credits)
  values (lower(trim(p_email)), p_name, p_password_hash, p_credits)
  on conflict (lower(email)) do nothing
  returning * into v_user;
  if not found then
    raise exception 'email_taken' using errcode = 'PT409';
  end if;
  perform qt.set_credit_reason('', null);
  return qt.user_json(v_user);
end $$;

-- With the password hash, for checking a log-in; null where there is none.
create function public.find_user_by_email(p_email text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select qt.user_json(u) || jsonb_build_object('passwordHash', u.password_hash)
  from public.users u where lower(u.email) = lower(trim(p_email))
$$;

create function public.get_user(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select qt.user_json(u) from public.users u where u.id = p_user_id
$$;

-- Also forgets tokens that have expired by themselves.
create function public.revoke_token(p_jti text, p_expires_at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.revoked_tokens where expires_at < now();
  insert into public.revoked_tokens (jti, expires_at) values (p_jti, p_expires_at) on conflict (jti) do nothing;
  return 'true';
end $$;

create function public.is_token_revoked(p_jti text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select to_jsonb(exists (select from public.revoked_tokens where jti = p_jti))
$$;

create function public.list_credit_entries(p_user_id uuid, p_limit integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', e.id::text, 'amount', e.amount, 'balance', e.balance, 'reason', e.reason,
    'videoId', e.video_id, 'createdAt', e.created_at
  ) order by e.id desc), '[]')
  from (
    select * from public.credit_entries where user_id = p_user_id order by id desc limit p_limit
  ) e
$$;

-- The newest migration this database has: the digits its file name begins with. Each migration says its own.
create function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123090000"'::jsonb
$$;

revoke execute on function
  public.create_user, public.find_user_by_email, public.get_user, public.revoke_token, public.is_token_revoked,
  public.list_credit_entries, public.schema_version
  from public, anon, authenticated;
grant execute on function
  public.create_user, public.find_user_by_email, public.get_user, public.revoke_token, public.is_token_revoked,
  public.list_credit_entries, public.schema_version
  to service_role;
