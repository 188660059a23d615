-- Version 1. Times are microseconds since 1970, UTC; only leases are by the database's own clock.
CREATE TABLE meta (name text PRIMARY KEY, value bigint NOT NULL);
CREATE TABLE owner (
  kind int NOT NULL, id int NOT NULL, epoch bigint NOT NULL, silo text NOT NULL, until timestamptz NOT NULL,
  PRIMARY KEY (kind, id)) WITH (fillfactor = 50);
CREATE TABLE host (
  shard int NOT NULL, number int NOT NULL, id bytea NOT NULL UNIQUE, spki bytea NOT NULL, site text NOT NULL,
  enrolled_at bigint NOT NULL, PRIMARY KEY (shard, number));
CREATE TABLE host_latest (
  shard int NOT NULL, host int NOT NULL, seq bigint NOT NULL, open_session bytea, opened_seq bigint NOT NULL,
  open_expiry bigint, verdict_seq bigint NOT NULL, verdict_expiry bigint, conclusion int NOT NULL,
  PRIMARY KEY (shard, host)) WITH (fillfactor = 70);
CREATE TABLE session_event (
  shard int NOT NULL, seq bigint NOT NULL, session bytea NOT NULL, host int NOT NULL, kind int NOT NULL,
  landmark bytea, at bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (shard, seq));
CREATE TABLE verdict (
  shard int NOT NULL, seq bigint NOT NULL, session bytea NOT NULL, host int NOT NULL, opened_seq bigint NOT NULL,
  decided_at bigint NOT NULL, expires_at bigint NOT NULL, conclusion int NOT NULL, register bytea NOT NULL,
  policy bytea NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (shard, seq));
CREATE INDEX verdict_of_host ON verdict (shard, host, seq);
CREATE TABLE document (hash bytea PRIMARY KEY, bytes bytea NOT NULL);
CREATE TABLE record (
  kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, version bigint NOT NULL, json bytea NOT NULL,
  PRIMARY KEY (kind, id));
CREATE TABLE audit (
  seq bigint PRIMARY KEY, at bigint NOT NULL, actor text NOT NULL, action text NOT NULL, subject text NOT NULL,
  version bigint NOT NULL);
-- Which servers there are (Hosting/Membership): every change raises the version, from which two at once cannot.
CREATE TABLE cluster (version int PRIMARY KEY);
INSERT INTO cluster VALUES (0);
CREATE TABLE cluster_member (silo text PRIMARY KEY, etag int NOT NULL, entry text NOT NULL, alive timestamptz NOT NULL);
