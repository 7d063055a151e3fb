-- What an exporter with schema 4 wrote, cut to two targets, with some rows more.
PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE accidents (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        why TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (target, source)
    ) STRICT
    ;
INSERT INTO "accidents" VALUES('sora-2-reverse','validation','a validation started a paid job',1.79597528059470891957e+09);
CREATE TABLE episodes (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        decided_at REAL NOT NULL,
        rule TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT
    ;
INSERT INTO "episodes" VALUES('sora-2-official',1.79597528063040971758e+09,'operational','ok',1.79597528067526721953e+09,'first success','[{"source": "validation", "at": 1795975280.6474843, "outcome": "operational", "reason": "rejected_as_expected"}]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597528059470891957e+09,'operational','ok',1.79597528071465468405e+09,'first success','[{"source": "validation", "at": 1795975280.674575, "outcome": "operational", "reason": "rejected_as_expected"}]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597528462369489666e+09,'risk_control','unusual_activity',1.79597528462369489666e+09,'explicit: 2 of the last 2','[{"source": "generation", "at": 1795975281.1387863, "outcome": "risk_control", "reason": "rate_limited"}, {"source": "generation", "at": 1795975284.6127377, "outcome": "risk_control", "reason": "unusual_activity"}]');
INSERT INTO "episodes" VALUES('sora-2-official',1.79596808063040971753e+09,'operational','ok',1.79596811063040971753e+09,'first success','[]');
INSERT INTO "episodes" VALUES('sora-2-official',1.79597168063040971757e+09,'suspended','no_channel',1.79597171063040971753e+09,'explicit: 2 of the last 2','[]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79596808059470891948e+09,'operational','ok',1.79596811059470891957e+09,'first success','[]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597168059470891948e+09,'suspended','no_channel',1.79597171059470891952e+09,'explicit: 2 of the last 2','[]');
CREATE TABLE health (
        target TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        blob TEXT NOT NULL,
        at REAL NOT NULL
    ) STRICT
    ;
INSERT INTO "health" VALUES('sora-2-reverse','efc062624632bade','["risk_control","unusual_activity",1795975284.623695,1795975284.623695,"explicit: 2 of the last 2",true,"generation","generation",true,4.028985977172852,null,[[[["catalog",1795975284.4860208,1795975284.5146167,"operational","ok",15.0,null,0.028149256999313366,false,null]],[],["operational","ok","first success",1795975284.4860208],0,0,false,false,0,1795975284.4860208,0.0,0.0,0.0,[["catalog",1795975329.5146167]],1795975284.4860208,1795975329.5146167,0.0,[["catalog",[[],[0.028149256999313366],1795975284.5146167,[0.028149256999313366],null]]]],[[["validation",1795975280.594709,1795975280.674575,"operational","rejected_as_expected",5.0,null,0.07959864899748936,false,null],["validation",1795975281.9677987,1795975282.0069582,"operational","rejected_as_expected",5.0,null,0.03880006300096284,false,null],["validation",1795975286.968194,1795975287.00428,"operational","rejected_as_expected",5.0,null,0.03579701699709403,false,null],["validation",1795975291.9676523,1795975291.9933002,"operational","rejected_as_expected",5.0,null,0.02532610299749649,false,null]],[],["operational","ok","first success",1795975280.594709],3,3,false,false,3,1795975281.9677987,0.0,0.0,0.0,[["validation",1795975306.9933002]],1795975291.9676523,1795975306.9933002,0.0,[["validation",[[],[0.07959864899748936,0.03880006300096284,0.03579701699709403,0.02532610299749649],1795975280.674575,[0.07959864899748936,0.03880006300096284,0.03579701699709403,0.02532610299749649],null]]]],[[["generation",1795975280.5829775,1795975281.1387863,"risk_control","rate_limited",4.0,"upstream",0.5558087079989491,true,null],["generation",1795975284.0828097,1795975284.6127377,"risk_control","unusual_activity",4.0,"upstream",0.5299280569997791,true,null],["generation",1795975288.0487385,1795975288.1141725,"risk_control","captcha",4.0,"upstream",0.0654338899985305,true,null],["generation",1795975292.0515563,1795975293.3567746,"operational","ok",4.0,null,1.305218320001586,true,null],["generation",1795975293.3662312,1795975294.0453222,"risk_control","captcha",4.0,"upstream",0.6790908889997809,true,null]],[],["risk_control","unusual_activity","explicit: 2 of the last 2",1795975280.5829775],5,3,true,false,0,1795975292.0515563,0.0,1795975292.0515563,0.0,[["generation",1795975306.0453222]],1795975292.0515563,1795975305.3567746,1795975305.3567746,[["generation",[[],[1.305218320001586],1795975293.3567746,[1.305218320001586],null]]]]]]',1.7959752942331373691e+09);
INSERT INTO "health" VALUES('sora-2-official','73695b517059e44e','["operational","ok",1795975280.6304097,1795975280.6752672,"first success",true,"validation","catalog",true,0.0,null,[[[["catalog",1795975289.4406235,1795975289.4846256,"operational","ok",15.0,null,0.04373081300218473,false,null]],[],["operational","ok","first success",1795975289.4406235],0,0,false,false,0,1795975289.4406235,0.0,0.0,0.0,[["catalog",1795975334.4846256]],1795975289.4406235,1795975334.4846256,0.0,[["catalog",[[],[0.04373081300218473],1795975289.4846256,[0.04373081300218473],null]]]],[[["validation",1795975280.6304097,1795975280.6474843,"operational","rejected_as_expected",5.0,null,0.016826185001264093,true,null],["validation",1795975283.5852277,1795975283.641466,"operational","rejected_as_expected",5.0,null,0.05589075300304103,true,null],["validation",1795975288.5935934,1795975288.615858,"operational","rejected_as_expected",5.0,null,0.02194212900212733,true,null],["validation",1795975293.5857894,1795975293.6174967,"operational","rejected_as_expected",5.0,null,0.031375023998407414,true,null]],[],["operational","ok","first success",1795975280.6304097],3,3,false,false,3,1795975283.5852277,0.0,0.0,0.0,[["validation",1795975308.6174967]],1795975293.5857894,1795975308.6174967,1795975308.6174967,[["validation",[[],[0.016826185001264093,0.05589075300304103,0.02194212900212733,0.031375023998407414],1795975280.6474843,[0.016826185001264093,0.05589075300304103,0.02194212900212733,0.031375023998407414],null]]]],[[],[],null,0,0,false,false,0,0.0,0.0,0.0,0.0,[],null,0.0,0.0,[]]]]',1.79597529423356795305e+09);
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
INSERT INTO "jobs" VALUES('e018b6ab55ac43659b02502c4db53a31','sora-2-reverse','generation','2026-11-29',120000,'open','{"job": "video_1", "created": 1795975280.25}',1.79597528039671587942e+09,1.79597530039671587943e+09,NULL);
INSERT INTO "jobs" VALUES('4d39c520c3f64a7aac7b5d6848cc0b39','sora-2-reverse','validation','2026-11-29',0,'sending',NULL,1.79597528053196382521e+09,1.79597528453196382527e+09,NULL);
INSERT INTO "jobs" VALUES('fe23913ced434f3fadd81410428a50a6','sora-2-official','validation','2026-11-29',0,'released',NULL,1.79597528057029175762e+09,1.79597528457029175755e+09,'unknown');
INSERT INTO "jobs" VALUES('571243dad7b04e288b6c91e29ccb70d8','sora-2-reverse','generation','2026-11-29',120000,'settled',NULL,1.79597528404750728602e+09,1.79597530404750728612e+09,'risk_control');
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
INSERT INTO "observations" VALUES(1,'sora-2-official','shop',1.79597528063040971758e+09,'degraded','upstream_5xx','upstream',2.5);
CREATE TABLE segments (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        verified INTEGER NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "segments" VALUES('sora-2-official',1.79596808063040971753e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597168063040971757e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597528063040971758e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79596808059470891948e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597168059470891948e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597528059470891957e+09,'operational',0);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597528462369489666e+09,'risk_control',1);
CREATE TABLE targets (
        target TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        channel TEXT NOT NULL,
        model TEXT NOT NULL,
        title TEXT NOT NULL,
        last_seen REAL NOT NULL
    ) STRICT
    ;
INSERT INTO "targets" VALUES('sora-2-official','apiyi','official','sora-2','Sora 2 official forwarding',1.79597527462569022177e+09);
INSERT INTO "targets" VALUES('sora-2-reverse','apiyi','reverse','sora-2','Sora 2 reverse',1.79597527462569022177e+09);
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
INSERT INTO "trust" VALUES('sora-2-official','validation','73695b517059e44e',1,0,0,NULL);
INSERT INTO "trust" VALUES('sora-2-reverse','validation','efc062624632bade',1,0,0,NULL);
CREATE VIEW history AS
    SELECT target, state, reason, start, lead(start) OVER (PARTITION BY target ORDER BY start) AS stop,
           decided_at, rule, evidence
    FROM episodes;
CREATE INDEX jobs_of_a_day ON jobs (day, target, micros);
CREATE INDEX jobs_not_ended ON jobs (created) WHERE state IN ('sending', 'open');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('observations',1);
COMMIT;
