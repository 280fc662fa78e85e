-- A ledger as the program wrote it that knew format 1: one call charged, one refused, one running when it died.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  balance_micros INTEGER NOT NULL,
  max_calls INTEGER NOT NULL,
  barred INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "account" VALUES('a',90000000,0,0);
INSERT INTO "account" VALUES('b',5000000,2,1);
CREATE TABLE binding (
  number TEXT NOT NULL,
  binding_key TEXT NOT NULL,
  contact TEXT NOT NULL,
  q_thousandths INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  call_id TEXT NOT NULL,
  cseq INTEGER NOT NULL,
  flow TEXT NOT NULL,
  user_agent TEXT,
  path TEXT,
  PRIMARY KEY (number, binding_key)) WITHOUT ROWID;
INSERT INTO "binding" VALUES('1000','k','sip:1000@192.0.2.1',500,1800003600000,'reg1',3,'udp:1',NULL,NULL);
CREATE TABLE cdr (
  seq INTEGER PRIMARY KEY,
  call_id TEXT NOT NULL UNIQUE,
  caller TEXT NOT NULL,
  called TEXT NOT NULL,
  account TEXT,
  rate TEXT,
  caller_cell TEXT,
  callee_cell TEXT,
  started_at INTEGER NOT NULL,
  ringing_at INTEGER NOT NULL,
  answered_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  talk_millis INTEGER NOT NULL,
  billed_millis INTEGER NOT NULL,
  charge_micros INTEGER NOT NULL,
  cause TEXT NOT NULL,
  sip_status INTEGER NOT NULL,
  detail TEXT);
INSERT INTO "cdr" VALUES(1,'call-1800000000000-0','1000','031','a','test/any',NULL,NULL,1800000000000,0,1800000000000,1800000004500,4500,5000,5000000,'CALLER_HUNG_UP',200,NULL);
INSERT INTO "cdr" VALUES(2,'call-1800000000000-1','1000','0900','a',NULL,NULL,NULL,1800000004500,0,0,1800000004500,0,0,0,'REFUSED',403,'DESTINATION_BARRED: Plan lab bars destination premium');
CREATE TABLE live_call (
  call_id TEXT PRIMARY KEY,
  subscriber TEXT,
  caller TEXT NOT NULL,
  called TEXT NOT NULL,
  account TEXT,
  rate TEXT,
  caller_cell TEXT,
  callee_cell TEXT,
  started_at INTEGER NOT NULL,
  answered_at INTEGER NOT NULL,
  reserved_micros INTEGER NOT NULL,
  paid_millis INTEGER NOT NULL,
  last_alive_at INTEGER NOT NULL,
  dialogs BLOB) WITHOUT ROWID;
INSERT INTO "live_call" VALUES('call-1800000000000-2','1000','1000','032','a','test/any',NULL,NULL,1800000004500,1800000004500,10000000,10000,0,X'0708');
CREATE TABLE movement (
  seq INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount_micros INTEGER NOT NULL,
  balance_micros INTEGER NOT NULL,
  call_id TEXT,
  at INTEGER NOT NULL);
INSERT INTO "movement" VALUES(1,'first:1000','a','TOP_UP',100000000,100000000,NULL,1800000000000);
INSERT INTO "movement" VALUES(2,'first:1001','b','TOP_UP',5000000,5000000,NULL,1800000000000);
INSERT INTO "movement" VALUES(3,'charge:call-1800000000000-0','a','CHARGE',-5000000,95000000,'call-1800000000000-0',1800000004500);
INSERT INTO "movement" VALUES(4,'w','a','WITHDRAWAL',-5000000,90000000,NULL,1800000004500);
CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  position INTEGER NOT NULL,
  alive_at INTEGER NOT NULL);
INSERT INTO "state" VALUES(1,8,1800000007700);
CREATE TABLE subscriber (
  number TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  plan TEXT NOT NULL,
  ha1_md5 BLOB NOT NULL,
  ha1_sha256 BLOB NOT NULL,
  max_calls INTEGER NOT NULL,
  barred INTEGER NOT NULL,
  home_cell TEXT,
  display_name TEXT) WITHOUT ROWID;
INSERT INTO "subscriber" VALUES('1000','a','lab',X'0123456789ABCDEF0123456789ABCDEF',X'FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210',0,0,NULL,NULL);
INSERT INTO "subscriber" VALUES('1001','b','lab',X'0123456789ABCDEF0123456789ABCDEF',X'FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210',0,0,NULL,NULL);
CREATE INDEX subscriber_account ON subscriber (account);
CREATE INDEX movement_account ON movement (account);
CREATE INDEX cdr_caller ON cdr (caller);
CREATE INDEX cdr_started ON cdr (started_at);
CREATE INDEX binding_expiry ON binding (expires_at);
PRAGMA application_id = 1349872755;
PRAGMA user_version = 1;
