-- What an exporter with schema 3 wrote, cut to two targets, with some rows more.
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE accidents (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        why TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (target, source)
    ) STRICT
    ;
INSERT INTO "accidents" VALUES('sora-2-reverse','validation','a validation started a paid job',1.79597528020807313924e+09);
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
INSERT INTO "episodes" VALUES('sora-2-official',1.79597528021571326258e+09,'operational','ok',1.79597528023438692086e+09,'first success','[{"source": "validation", "at": 1795975280.2342794, "outcome": "operational", "reason": "rejected_as_expected"}]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597528020807313924e+09,'operational','ok',1.79597528028686928753e+09,'first success','[{"source": "validation", "at": 1795975280.2867763, "outcome": "operational", "reason": "rejected_as_expected"}]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.7959752802232019901e+09,'risk_control','unusual_activity',1.79597528142280244822e+09,'explicit: 2 of the last 2','[{"source": "generation", "at": 1795975280.7541015, "outcome": "risk_control", "reason": "rate_limited"}, {"source": "generation", "at": 1795975281.4199786, "outcome": "risk_control", "reason": "unusual_activity"}]');
INSERT INTO "episodes" VALUES('sora-2-official',1.79596808021571326258e+09,'operational','ok',1.79596811021571326253e+09,'first success','[]');
INSERT INTO "episodes" VALUES('sora-2-official',1.79597168021571326258e+09,'suspended','no_channel',1.79597171021571326253e+09,'explicit: 2 of the last 2','[]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79596808020807313915e+09,'operational','ok',1.79596811020807313919e+09,'first success','[]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597168020807313923e+09,'suspended','no_channel',1.79597171020807313919e+09,'explicit: 2 of the last 2','[]');
CREATE TABLE health (
        target TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        blob TEXT NOT NULL,
        at REAL NOT NULL
    ) STRICT
    ;
INSERT INTO "health" VALUES('sora-2-official','73695b517059e44e','["operational","ok",1795975280.2157133,1795975280.234387,"first success",true,"validation","catalog",true,0.0,null,[[[["catalog",1795975290.279997,1795975290.3242865,"operational","ok",15.0,null,0.04406668799856561,false,null]],[],["operational","ok","first success",1795975290.279997],0,0,false,false,0,1795975290.279997,0.0,0.0,0.0,[["catalog",1795975335.3242865]],1795975290.279997,1795975335.3242865,0.0,[["catalog",[[],[0.04406668799856561],1795975290.3242865,[0.04406668799856561],null]]]],[[["validation",1795975280.2157133,1795975280.2342794,"operational","rejected_as_expected",5.0,null,0.01817259999734233,true,null],["validation",1795975284.4286096,1795975284.4813561,"operational","rejected_as_expected",5.0,null,0.052202212002157466,true,null],["validation",1795975289.4272523,1795975289.452327,"operational","rejected_as_expected",5.0,null,0.02449097900171182,true,null]],[],["operational","ok","first success",1795975280.2157133],2,2,false,false,2,1795975284.4286096,0.0,0.0,0.0,[["validation",1795975304.452327]],1795975289.4272523,1795975304.452327,1795975304.452327,[["validation",[[],[0.01817259999734233,0.052202212002157466,0.02449097900171182],1795975280.2342794,[0.01817259999734233,0.052202212002157466,0.02449097900171182],null]]]],[[],[],null,0,0,false,false,0,0.0,0.0,0.0,0.0,[],null,0.0,0.0,[]]]]',1.79597529327775740624e+09);
INSERT INTO "health" VALUES('sora-2-reverse','efc062624632bade','["risk_control","unusual_activity",1795975280.223202,1795975281.4228024,"explicit: 2 of the last 2",true,"generation","generation",true,0.015128850936889648,null,[[[["catalog",1795975285.3213124,1795975285.3497567,"operational","ok",15.0,null,0.02810988599958364,false,null]],[],["operational","ok","first success",1795975285.3213124],0,0,false,false,0,1795975285.3213124,0.0,0.0,0.0,[["catalog",1795975330.3497567]],1795975285.3213124,1795975330.3497567,0.0,[["catalog",[[],[0.02810988599958364],1795975285.3497567,[0.02810988599958364],null]]]],[[["validation",1795975280.2080731,1795975280.2867763,"operational","rejected_as_expected",5.0,null,0.07843571299963514,false,null],["validation",1795975282.8031814,1795975282.8423955,"operational","rejected_as_expected",5.0,null,0.0388628399996378,false,null],["validation",1795975287.8028738,1795975287.838944,"operational","rejected_as_expected",5.0,null,0.03575456199905602,false,null],["validation",1795975292.8030653,1795975292.827692,"operational","rejected_as_expected",5.0,null,0.02280086999962805,false,null]],[],["operational","ok","first success",1795975280.2080731],3,3,false,false,3,1795975282.8031814,0.0,0.0,0.0,[["validation",1795975307.827692]],1795975292.8030653,1795975307.827692,0.0,[["validation",[[],[0.07843571299963514,0.0388628399996378,0.03575456199905602,0.02280086999962805],1795975280.2867763,[0.07843571299963514,0.0388628399996378,0.03575456199905602,0.02280086999962805],null]]]],[[["generation",1795975280.223202,1795975280.7541015,"risk_control","rate_limited",4.0,"upstream",0.5308995730010793,true,null],["generation",1795975280.89048,1795975281.4199786,"risk_control","unusual_activity",4.0,"upstream",0.5294985790023929,true,null],["generation",1795975284.9553776,1795975285.0481193,"risk_control","captcha",4.0,"upstream",0.09274177900078939,true,null],["generation",1795975288.9068913,1795975290.2356274,"operational","ok",4.0,null,1.328736169001786,true,null],["generation",1795975290.2477503,1795975290.9195285,"risk_control","captcha",4.0,"upstream",0.6717780830003903,true,null],["generation",1795975292.887982,1795975292.9222863,"risk_control","captcha",4.0,"upstream",0.03430449199731811,true,null]],[],["risk_control","unusual_activity","explicit: 2 of the last 2",1795975280.223202],6,4,true,false,0,1795975288.9068913,0.0,1795975288.9068913,0.0,[["generation",1795975304.9222863]],1795975288.9068913,1795975302.2356274,1795975302.2356274,[["generation",[[],[1.328736169001786],1795975290.2356274,[1.328736169001786],null]]]]]]',1.79597529327843117717e+09);
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
INSERT INTO "jobs" VALUES('84994d8c49ba433d8d31d32f7b16b5e4','sora-2-reverse','generation','2026-11-29',120000,'open','{"job": "video_1", "created": 1795975280.25}',1.7959752801972637176e+09,1.79597530019726371762e+09,NULL);
INSERT INTO "jobs" VALUES('ab9e5933ed8b4152b2b1ceb54896e660','sora-2-reverse','generation','2026-11-29',120000,'sending',NULL,1.79597528088300251959e+09,1.7959753008830025196e+09,NULL);
INSERT INTO "jobs" VALUES('41dde6e3e3e54143a1a93970c0a40dd4','sora-2-reverse','generation','2026-11-29',0,'released',NULL,1.79597528490677928927e+09,1.79597530490677928928e+09,'risk_control');
INSERT INTO "jobs" VALUES('24cfade03ec24ce396e8556366f0778e','sora-2-reverse','generation','2026-11-29',120000,'settled',NULL,1.79597528890013456346e+09,1.79597530890013456347e+09,'operational');
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
INSERT INTO "observations" VALUES(1,'sora-2-official','shop',1.79597528021571326258e+09,'degraded','upstream_5xx','upstream',2.5);
CREATE TABLE segments (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        verified INTEGER NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "segments" VALUES('sora-2-official',1.79596808021571326258e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597168021571326258e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597528021571326258e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79596808020807313915e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597168020807313923e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597528020807313924e+09,'operational',0);
INSERT INTO "segments" VALUES('sora-2-reverse',1.7959752802232019901e+09,'risk_control',1);
CREATE TABLE targets (
        target TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        channel TEXT NOT NULL,
        model TEXT NOT NULL,
        title TEXT NOT NULL,
        last_seen REAL NOT NULL
    ) STRICT
    ;
INSERT INTO "targets" VALUES('sora-2-official','apiyi','official','sora-2','Sora 2 official forwarding',1.79597527546091413497e+09);
INSERT INTO "targets" VALUES('sora-2-reverse','apiyi','reverse','sora-2','Sora 2 reverse',1.79597527546091413497e+09);
CREATE VIEW history AS
    SELECT target, state, reason, start, lead(start) OVER (PARTITION BY target ORDER BY start) AS stop,
           decided_at, rule, evidence
    FROM episodes;
CREATE INDEX jobs_of_a_day ON jobs (day, target, micros);
CREATE INDEX jobs_not_ended ON jobs (created) WHERE state IN ('sending', 'open');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('observations',1);
COMMIT;
