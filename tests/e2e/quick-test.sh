#!/usr/bin/env bash
# The deployment guide's quick test, unchanged but for the address, which the test sets.
set -euo pipefail
HOST="${HOST:-localhost:8000}"
curl -s "$HOST/health" | jq .
curl -s -X POST "$HOST/api/auth/register" -H 'Content-Type: application/json' -d '{"email":"test@example.com","password":"Test1234!","name":"테스터"}' | jq .
TOKEN=$(curl -s -X POST "$HOST/api/auth/login" -H 'Content-Type: application/json' -d '{"email":"test@example.com","password":"Test1234!"}' | jq -r .access_token)
curl -s -H "Authorization: Bearer $TOKEN" "$HOST/api/auth/me" | jq .credits
curl -s -H "Authorization: Bearer $TOKEN" "$HOST/api/videos" | jq '.[] | {id, title, status}'
