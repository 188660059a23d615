-- Version 1. "key" is shard * 2^40 + seq: history lies on disk in the order of (shard, seq), without a second index.
-- Times are microseconds since 1970, UTC.
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE owner (
  kind INTEGER NOT NULL, id INTEGER NOT NULL, epoch INTEGER NOT NULL, silo TEXT NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE host (
  key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, spki BLOB NOT NULL, site TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL);
CREATE TABLE host_latest (
  key INTEGER PRIMARY KEY, seq INTEGER NOT NULL, open_session BLOB, opened_seq INTEGER NOT NULL, open_expiry INTEGER,
  verdict_seq INTEGER NOT NULL, verdict_expiry INTEGER, conclusion INTEGER NOT NULL);
CREATE TABLE session_event (
  key INTEGER PRIMARY KEY, session BLOB NOT NULL, host INTEGER NOT NULL, kind INTEGER NOT NULL, landmark BLOB,
  at INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE verdict (
  key INTEGER PRIMARY KEY, session BLOB NOT NULL, host INTEGER NOT NULL, opened_seq INTEGER NOT NULL,
  decided_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, conclusion INTEGER NOT NULL, register BLOB NOT NULL,
  policy BLOB NOT NULL, bytes BLOB NOT NULL);
-- Verdicts of one host, the newest first: keys only rise, so this index is written at its end of each host alone.
CREATE INDEX verdict_of_host ON verdict (key / 1099511627776, host, key);
CREATE TABLE document (hash BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, json BLOB NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
  version INTEGER NOT NULL);
