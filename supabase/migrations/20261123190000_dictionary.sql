-- A person's dictionary: what a speech service hears wrongly, and what is meant. One rule for the same words.
--
-- Own error codes as before, `PT` and an HTTP status, with the product's code for a message:
--   PT422 dictionary_full (detail: {"limit": n})   PT409 rule_exists

create table public.dictionary_rules (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  -- `wrong_text` for comparing, as core/dictionary/rule.ts makes it
  rule_key text not null,
  wrong_text text not null,
  right_text text not null,
  updated_at timestamptz not null default clock_timestamp()
);
create unique index dictionary_rules_key on public.dictionary_rules (user_id, rule_key);

alter table public.dictionary_rules enable row level security;
revoke all on public.dictionary_rules from public, anon, authenticated, service_role;

create function qt.rule_json(r public.dictionary_rules) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', r.id, 'wrong', r.wrong_text, 'right', r.right_text, 'updatedAt', r.updated_at)
$$;

-- One change of a person's rules at a time, so that they are counted right.
create function qt.lock_dictionary(p_user_id uuid) returns void language plpgsql set search_path = '' as $$
begin
  perform from public.users where id = p_user_id for update;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
end $$;

create function public.list_dictionary_rules(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(qt.rule_json(r) order by r.rule_key), '[]')
  from public.dictionary_rules r where r.user_id = p_user_id
$$;

-- Adds rules, in the place of those there are for the same words; with p_replace, in the place of all. All or nothing.
create function public.put_dictionary_rules(p_user_id uuid, p_rules jsonb, p_limit integer, p_replace boolean)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_removed integer := 0;
  v_added integer;
  v_changed integer;
begin
  perform qt.lock_dictionary(p_user_id);
  if p_replace then
    delete from public.dictionary_rules
    where user_id = p_user_id and rule_key not in (select g ->> 'key' from jsonb_array_elements(p_rules) g);
    get diagnostics v_removed = row_count;
  end if;
  with given as (
    select g ->> 'key' as key, g ->> 'wrong' as wrong_text, g ->> 'right' as right_text
    from jsonb_array_elements(p_rules) g
  ), put as (
    insert into public.dictionary_rules as r (user_id, rule_key, wrong_text, right_text)
    select p_user_id, key, wrong_text, right_text from given
    on conflict (user_id, rule_key) do update
    set wrong_text = excluded.wrong_text, right_text = excluded.right_text, updated_at = clock_timestamp()
    where (r.wrong_text, r.right_text) is distinct from (excluded.wrong_text, excluded.right_text)
    -- a row that was just inserted has no transaction that ended it
    returning (xmax = 0) as is_new
  )
  select count(*) filter (where is_new), count(*) filter (where not is_new) into v_added, v_changed from put;
  if (select count(*) from public.dictionary_rules where user_id = p_user_id) > p_limit then
    raise exception 'dictionary_full'
      using errcode = 'PT422', detail = jsonb_build_object('limit', p_limit)::text;
  end if;
  return jsonb_build_object(
    'added', v_added, 'changed', v_changed, 'removed', v_removed,
    'unchanged', jsonb_array_length(p_rules) - v_added - v_changed
  );
end $$;

create function public.change_dictionary_rule(
  p_user_id uuid, p_rule_id uuid, p_key text, p_wrong text, p_right text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_rule public.dictionary_rules;
begin
  perform qt.lock_dictionary(p_user_id);
  if exists (
    select from public.dictionary_rules where user_id = p_user_id and rule_key = p_key and id <> p_rule_id
  ) then
    raise exception 'rule_exists' using errcode = 'PT409';
  end if;
  update public.dictionary_rules
  set rule_key = p_key, wrong_text = p_wrong, right_text = p_right, updated_at = clock_timestamp()
  where id = p_rule_id and user_id = p_user_id returning * into v_rule;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return qt.rule_json(v_rule);
end $$;

create function public.delete_dictionary_rule(p_user_id uuid, p_rule_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.dictionary_rules where id = p_rule_id and user_id = p_user_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return 'true';
end $$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123190000"'::jsonb
$$;

revoke execute on function
  public.list_dictionary_rules, public.put_dictionary_rules, public.change_dictionary_rule,
  public.delete_dictionary_rule
  from public, anon, authenticated;
grant execute on function
  public.list_dictionary_rules, public.put_dictionary_rules, public.change_dictionary_rule,
  public.delete_dictionary_rule
  to service_role;
