-- What an exporter with schema 8 made of what one with schema 7 wrote, with the division of a day.
PRAGMA user_version = 8;
BEGIN TRANSACTION;
CREATE TABLE accidents (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        why TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (target, source)
    ) STRICT
    ;
INSERT INTO "accidents" VALUES('sora-2-reverse','validation','a validation started a paid job',1.79597533459358024601e+09);
CREATE TABLE checks (
        target TEXT NOT NULL,
        at REAL NOT NULL,
        probe TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        fault TEXT,
        latency REAL,
        rule TEXT NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (target, at, probe)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "checks" VALUES('sora-2-official',1795975336.5,'catalog','operational','ok',NULL,0.12,'rule','200');
INSERT INTO "checks" VALUES('sora-2-reverse',1795975338.5,'generation','risk_control','unusual_activity','upstream',4.5,'anti_abuse.unusual','unusual activity');
CREATE TABLE divisions (
        day TEXT PRIMARY KEY,
        shard INTEGER NOT NULL,
        total INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        begun INTEGER NOT NULL
    ) STRICT
    ;
INSERT INTO "divisions" VALUES('2026-11-29',0,2,2,1);
CREATE TABLE episodes (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        decided_at REAL NOT NULL,
        rule TEXT NOT NULL,
        evidence TEXT NOT NULL, news INTEGER NOT NULL DEFAULT 1,
        PRIMARY KEY (target, start)
    ) STRICT
    ;
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597533459358024601e+09,'operational','ok',1.79597533467944407464e+09,'first success','[{"source": "validation", "at": 1795975334.6750908, "outcome": "operational", "reason": "rejected_as_expected"}]',0);
INSERT INTO "episodes" VALUES('sora-2-official',1.79597533634513330464e+09,'operational','ok',1.79597533636931705469e+09,'first success','[{"source": "validation", "at": 1795975336.3617787, "outcome": "operational", "reason": "rejected_as_expected"}]',0);
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597533821473312378e+09,'risk_control','unusual_activity',1.79597533821473312378e+09,'explicit: 2 of the last 2','[{"source": "generation", "at": 1795975334.8067298, "outcome": "risk_control", "reason": "rate_limited"}, {"source": "generation", "at": 1795975338.209223, "outcome": "risk_control", "reason": "unusual_activity"}]',1);
INSERT INTO "episodes" VALUES('sora-2-official',1.79596813634513330455e+09,'operational','ok',1.79596816634513330463e+09,'first success','[]',1);
INSERT INTO "episodes" VALUES('sora-2-official',1.79597173634513330455e+09,'suspended','no_channel',1.79597176634513330459e+09,'explicit: 2 of the last 2','[]',1);
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79596813459358024597e+09,'operational','ok',1.79596816459358024596e+09,'first success','[]',1);
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597173459358024592e+09,'suspended','no_channel',1.79597176459358024596e+09,'explicit: 2 of the last 2','[]',1);
CREATE TABLE health (
        target TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        blob TEXT NOT NULL,
        at REAL NOT NULL
    ) STRICT
    ;
INSERT INTO "health" VALUES('sora-2-official','73695b517059e44e','{"state":"operational","reason":"ok","since":1795975336.3451333,"changed":1795975336.369317,"why":{"kind":"first_success"},"verified":true,"deepest":"generation","decided_by":"generation","ever_worked":true,"tracks":[{"answers":[{"source":"catalog","began":1795975347.0682297,"at":1795975347.1112242,"outcome":"operational","reason":"ok","interval":15.0,"latency":0.04261714899985236}],"ruling":{"state":"operational","reason":"ok","why":{"kind":"first_success"},"since":1795975347.0682297,"source":"catalog"},"run_since":1795975347.0682297,"fresh":[["catalog",1795975392.1112242]],"success_began":1795975347.0682297,"success_until":1795975392.1112242,"baselines":[["catalog",{"pending":[0.04261714899985236],"pending_since":1795975347.1112242,"last":[0.04261714899985236]}]]},{"answers":[{"source":"validation","began":1795975336.3451333,"at":1795975336.3617787,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.016147264999744948,"verified":true},{"source":"validation","began":1795975341.2142603,"at":1795975341.2626,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.04771328000060748,"verified":true},{"source":"validation","began":1795975346.2150815,"at":1795975346.2376645,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.022130887002276722,"verified":true},{"source":"validation","began":1795975351.2143445,"at":1795975351.242993,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.0282034140000178,"verified":true}],"ruling":{"state":"operational","reason":"ok","why":{"kind":"first_success"},"since":1795975336.3451333,"source":"validation"},"answered":3,"settled":3,"run":3,"run_since":1795975341.2142603,"fresh":[["validation",1795975366.242993]],"success_began":1795975351.2143445,"success_until":1795975366.242993,"verified_until":1795975366.242993,"baselines":[["validation",{"pending":[0.016147264999744948,0.04771328000060748,0.022130887002276722,0.0282034140000178],"pending_since":1795975336.3617787,"last":[0.016147264999744948,0.04771328000060748,0.022130887002276722,0.0282034140000178]}]]},{"answers":[{"source":"generation","began":1795975351.6157568,"at":1795975353.7194874,"outcome":"operational","reason":"ok","interval":30.0,"latency":2.103730752998672,"verified":true}],"ruling":{"state":"operational","reason":"ok","why":{"kind":"first_success"},"since":1795975351.6157568,"source":"generation"},"run_since":1795975351.6157568,"fresh":[["generation",1795975443.7194874]],"success_began":1795975351.6157568,"success_until":1795975443.7194874,"verified_until":1795975443.7194874,"baselines":[["generation",{"pending":[2.103730752998672],"pending_since":1795975353.7194874,"last":[2.103730752998672]}]]}]}',1.79597535600465369222e+09);
INSERT INTO "health" VALUES('sora-2-reverse','efc062624632bade','{"state":"risk_control","reason":"unusual_activity","since":1795975338.2147331,"changed":1795975338.2147331,"why":{"kind":"explicit","count":2,"of":2},"verified":true,"deepest":"generation","decided_by":"generation","ever_worked":true,"was_up_for":3.621152877807617,"tracks":[{"answers":[{"source":"catalog","began":1795975342.1106522,"at":1795975342.1391907,"outcome":"operational","reason":"ok","interval":15.0,"latency":0.027980353999737417}],"ruling":{"state":"operational","reason":"ok","why":{"kind":"first_success"},"since":1795975342.1106522,"source":"catalog"},"run_since":1795975342.1106522,"fresh":[["catalog",1795975387.1391907]],"success_began":1795975342.1106522,"success_until":1795975387.1391907,"baselines":[["catalog",{"pending":[0.027980353999737417],"pending_since":1795975342.1391907,"last":[0.027980353999737417]}]]},{"answers":[{"source":"validation","began":1795975334.5935802,"at":1795975334.6750908,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.08082582399947569},{"source":"validation","began":1795975339.5908897,"at":1795975339.6295,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.03816819100029534},{"source":"validation","began":1795975344.5906122,"at":1795975344.626786,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.03527502199722221},{"source":"validation","began":1795975349.5905585,"at":1795975349.61458,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.023410107001836877},{"source":"validation","began":1795975354.590828,"at":1795975354.6127975,"outcome":"operational","reason":"rejected_as_expected","interval":5.0,"latency":0.02145927799938363}],"ruling":{"state":"operational","reason":"ok","why":{"kind":"first_success"},"since":1795975334.5935802,"source":"validation"},"answered":4,"settled":4,"run":4,"run_since":1795975339.5908897,"fresh":[["validation",1795975369.6127975]],"success_began":1795975354.590828,"success_until":1795975369.6127975,"baselines":[["validation",{"pending":[0.08082582399947569,0.03816819100029534,0.03527502199722221,0.023410107001836877,0.02145927799938363],"pending_since":1795975334.6750908,"last":[0.08082582399947569,0.03816819100029534,0.03527502199722221,0.023410107001836877,0.02145927799938363]}]]},{"answers":[{"source":"generation","began":1795975334.2839158,"at":1795975334.8067298,"outcome":"risk_control","reason":"rate_limited","interval":4.0,"fault":"upstream","latency":0.5228140969993547,"verified":true},{"source":"generation","began":1795975337.6771135,"at":1795975338.209223,"outcome":"risk_control","reason":"unusual_activity","interval":4.0,"fault":"upstream","latency":0.5321094899991294,"verified":true},{"source":"generation","began":1795975341.6746714,"at":1795975341.7408102,"outcome":"risk_control","reason":"captcha","interval":4.0,"fault":"upstream","latency":0.06613885799743002,"verified":true},{"source":"generation","began":1795975345.673944,"at":1795975346.9812288,"outcome":"operational","reason":"ok","interval":4.0,"latency":1.3072849299969675,"verified":true},{"source":"generation","began":1795975346.9914029,"at":1795975347.7032917,"outcome":"risk_control","reason":"captcha","interval":4.0,"fault":"upstream","latency":0.711888806999923,"verified":true},{"source":"generation","began":1795975349.687077,"at":1795975349.7266712,"outcome":"risk_control","reason":"captcha","interval":4.0,"fault":"upstream","latency":0.039594120000401745,"verified":true}],"ruling":{"state":"risk_control","reason":"unusual_activity","why":{"kind":"explicit","count":2,"of":2},"since":1795975334.2839158,"source":"generation"},"answered":6,"settled":4,"worked":true,"run_since":1795975345.673944,"score_since":1795975345.673944,"fresh":[["generation",1795975361.7266712]],"success_began":1795975345.673944,"success_until":1795975358.9812288,"verified_until":1795975358.9812288,"baselines":[["generation",{"pending":[1.3072849299969675],"pending_since":1795975346.9812288,"last":[1.3072849299969675]}]]}]}',1.79597535600465369222e+09);
CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        day TEXT NOT NULL,
        micros INTEGER NOT NULL CHECK (micros >= 0),
        state TEXT NOT NULL CHECK (state IN ('sending', 'open', 'settled', 'released')),
        ticket TEXT,
        created REAL NOT NULL,
        deadline REAL NOT NULL,
        outcome TEXT
    ) STRICT
    ;
INSERT INTO "jobs" VALUES('2633e26dbfa744fd97940b557f8c20fd','sora-2-reverse','generation','2026-11-29',120000,'open','{"job": "video_1", "created": 1795975280.25}',1.79597533427301335332e+09,1.79597535427301335329e+09,NULL);
INSERT INTO "jobs" VALUES('a3a4071634b741c592704e5761591a92','sora-2-reverse','validation','2026-11-29',0,'sending',NULL,1.79597533459214282031e+09,1.79597533859214282037e+09,NULL);
INSERT INTO "jobs" VALUES('fc17a1ab1f16490283503e7350680ae4','sora-2-official','validation','2026-11-29',0,'released',NULL,1.79597533634329128266e+09,1.79597534034329128259e+09,'unknown');
INSERT INTO "jobs" VALUES('51ea852668924ee3bbfb9446a779d794','sora-2-reverse','generation','2026-11-29',120000,'settled',NULL,1.79597533767076587675e+09,1.79597535767076587676e+09,'risk_control');
CREATE TABLE observations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        target TEXT NOT NULL,
        reporter TEXT NOT NULL,
        at REAL NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        fault TEXT,
        latency REAL
    ) STRICT
    ;
INSERT INTO "observations" VALUES(1,'sora-2-official','shop',1.79597533634513330464e+09,'degraded','upstream_5xx','upstream',2.5);
CREATE TABLE segments (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        verified INTEGER NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "segments" VALUES('sora-2-official',1.79596813634513330455e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597173634513330455e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597533634513330464e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79596813459358024597e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597173459358024592e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597533459358024601e+09,'operational',0);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597533821473312378e+09,'risk_control',1);
CREATE TABLE targets (
        target TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        channel TEXT NOT NULL,
        model TEXT NOT NULL,
        title TEXT NOT NULL,
        last_seen REAL NOT NULL
    , watched_since REAL NOT NULL DEFAULT 0) STRICT
    ;
INSERT INTO "targets" VALUES('sora-2-official','apiyi','official','sora-2','Sora 2 official forwarding',1.79597533224878668778e+09,1.79596813634513330455e+09);
INSERT INTO "targets" VALUES('sora-2-reverse','apiyi','reverse','sora-2','Sora 2 reverse',1.79597533224878668778e+09,1.79596813459358024597e+09);
CREATE TABLE trust (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        seen INTEGER NOT NULL,
        suspicions INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        retry_at REAL,
        PRIMARY KEY (target, source, fingerprint)
    ) STRICT
    ;
INSERT INTO "trust" VALUES('sora-2-reverse','validation','efc062624632bade',1,0,0,NULL);
INSERT INTO "trust" VALUES('sora-2-official','validation','73695b517059e44e',1,0,0,NULL);
CREATE VIEW history AS
    SELECT target, state, reason, start, lead(start) OVER (PARTITION BY target ORDER BY start) AS stop,
           decided_at, rule, evidence
    FROM episodes;
CREATE INDEX jobs_of_a_day ON jobs (day, target, micros);
CREATE INDEX jobs_not_ended ON jobs (created) WHERE state IN ('sending', 'open');
CREATE INDEX episodes_by_decision ON episodes (decided_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('observations',1);
COMMIT;
