-- What an exporter with schema 5 wrote, cut to two targets, with some rows more.
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE accidents (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        why TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (target, source)
    ) STRICT
    ;
INSERT INTO "accidents" VALUES('sora-2-reverse','validation','a validation started a paid job',1.79597528055481863024e+09);
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
INSERT INTO "episodes" VALUES('sora-2-official',1.79597528056865572924e+09,'operational','ok',1.79597528061024045938e+09,'first success','[{"source": "validation", "at": 1795975280.584851, "outcome": "operational", "reason": "rejected_as_expected"}]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597528055481863024e+09,'operational','ok',1.79597528068902492518e+09,'first success','[{"source": "validation", "at": 1795975280.6389112, "outcome": "operational", "reason": "rejected_as_expected"}]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597528207956194873e+09,'risk_control','unusual_activity',1.79597528207956194873e+09,'explicit: 2 of the last 2','[{"source": "generation", "at": 1795975281.0627909, "outcome": "risk_control", "reason": "rate_limited"}, {"source": "generation", "at": 1795975282.0650616, "outcome": "risk_control", "reason": "unusual_activity"}]');
INSERT INTO "episodes" VALUES('sora-2-official',1.79596808056865572932e+09,'operational','ok',1.79596811056865572932e+09,'first success','[]');
INSERT INTO "episodes" VALUES('sora-2-official',1.79597168056865572928e+09,'suspended','no_channel',1.79597171056865572932e+09,'explicit: 2 of the last 2','[]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79596808055481863019e+09,'operational','ok',1.79596811055481863023e+09,'first success','[]');
INSERT INTO "episodes" VALUES('sora-2-reverse',1.79597168055481863019e+09,'suspended','no_channel',1.79597171055481863019e+09,'explicit: 2 of the last 2','[]');
CREATE TABLE health (
        target TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        blob TEXT NOT NULL,
        at REAL NOT NULL
    ) STRICT
    ;
INSERT INTO "health" VALUES('sora-2-official','73695b517059e44e','["operational","ok",1795975280.5686557,1795975280.6102405,"first success",true,"validation","catalog",true,0.0,null,[[[["catalog",1795975290.9224362,1795975290.9658637,"operational","ok",15.0,null,0.04305618299986236,false,null]],[],["operational","ok","first success",1795975290.9224362,"catalog"],0,0,false,false,0,1795975290.9224362,0.0,0.0,0.0,[["catalog",1795975335.9658637]],1795975290.9224362,1795975335.9658637,0.0,[["catalog",[[],[0.04305618299986236],1795975290.9658637,[0.04305618299986236],null]]]],[[["validation",1795975280.5686557,1795975280.584851,"operational","rejected_as_expected",5.0,null,0.015893870000581956,true,null],["validation",1795975285.0686681,1795975285.1165156,"operational","rejected_as_expected",5.0,null,0.047411482002644334,true,null],["validation",1795975290.0686574,1795975290.091477,"operational","rejected_as_expected",5.0,null,0.022444148002250586,true,null]],[],["operational","ok","first success",1795975280.5686557,"validation"],2,2,false,false,2,1795975285.0686681,0.0,0.0,0.0,[["validation",1795975305.091477]],1795975290.0686574,1795975305.091477,1795975305.091477,[["validation",[[],[0.015893870000581956,0.047411482002644334,0.022444148002250586],1795975280.584851,[0.015893870000581956,0.047411482002644334,0.022444148002250586],null]]]],[[],[],null,0,0,false,false,0,0.0,0.0,0.0,0.0,[],null,0.0,0.0,[]]]]',1.79597529416014790532e+09);
INSERT INTO "health" VALUES('sora-2-reverse','efc062624632bade','["risk_control","unusual_activity",1795975282.079562,1795975282.079562,"explicit: 2 of the last 2",true,"generation","generation",true,1.5247433185577393,null,[[[["catalog",1795975285.979647,1795975286.0102003,"operational","ok",15.0,null,0.030064516999118496,false,null]],[],["operational","ok","first success",1795975285.979647,"catalog"],0,0,false,false,0,1795975285.979647,0.0,0.0,0.0,[["catalog",1795975331.0102003]],1795975285.979647,1795975331.0102003,0.0,[["catalog",[[],[0.030064516999118496],1795975286.0102003,[0.030064516999118496],null]]]],[[["validation",1795975280.5548186,1795975280.6389112,"operational","rejected_as_expected",5.0,null,0.08356913999887183,false,null],["validation",1795975283.450467,1795975283.4903498,"operational","rejected_as_expected",5.0,null,0.039261097997950856,false,null],["validation",1795975288.534651,1795975288.5709171,"operational","rejected_as_expected",5.0,null,0.03570703000150388,false,null],["validation",1795975293.449882,1795975293.4760327,"operational","rejected_as_expected",5.0,null,0.02567411199925118,false,null]],[],["operational","ok","first success",1795975280.5548186,"validation"],3,3,false,false,3,1795975283.450467,0.0,0.0,0.0,[["validation",1795975308.4760327]],1795975293.449882,1795975308.4760327,0.0,[["validation",[[],[0.08356913999887183,0.039261097997950856,0.03570703000150388,0.02567411199925118],1795975280.6389112,[0.08356913999887183,0.039261097997950856,0.03570703000150388,0.02567411199925118],null]]]],[[["generation",1795975280.5275874,1795975281.0627909,"risk_control","rate_limited",4.0,"upstream",0.5352034729985462,true,null],["generation",1795975281.5318768,1795975282.0650616,"risk_control","unusual_activity",4.0,"upstream",0.5331848180030647,true,null],["generation",1795975285.54765,1795975285.6136417,"risk_control","captcha",4.0,"upstream",0.06599155400181189,true,null],["generation",1795975289.5361347,1795975290.841004,"operational","ok",4.0,null,1.30486927200036,true,null],["generation",1795975290.8548234,1795975291.5282063,"risk_control","captcha",4.0,"upstream",0.673383081000793,true,null],["generation",1795975294.175095,1795975294.2113533,"risk_control","captcha",4.0,"upstream",0.03625819100125227,true,null]],[],["risk_control","unusual_activity","explicit: 2 of the last 2",1795975280.5275874,"generation"],6,4,true,false,0,1795975289.5361347,0.0,1795975289.5361347,0.0,[["generation",1795975306.2113533]],1795975289.5361347,1795975302.841004,1795975302.841004,[["generation",[[],[1.30486927200036],1795975290.841004,[1.30486927200036],null]]]]]]',1.79597529435859632491e+09);
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
INSERT INTO "jobs" VALUES('65f930e255b24802bb9461ff2a2f0cf7','sora-2-reverse','generation','2026-11-29',120000,'open','{"job": "video_1", "created": 1795975280.25}',1.79597528046514606477e+09,1.79597530046514606474e+09,NULL);
INSERT INTO "jobs" VALUES('7f5883ca385d479e8f6e1f07bb9bf599','sora-2-reverse','validation','2026-11-29',0,'sending',NULL,1.79597528051537871363e+09,1.7959752845153787136e+09,NULL);
INSERT INTO "jobs" VALUES('05f8d2d8c3f04c7599f7bbc435dd1d7e','sora-2-official','validation','2026-11-29',0,'released',NULL,1.79597528052678632732e+09,1.79597528452678632739e+09,'unknown');
INSERT INTO "jobs" VALUES('fabc996c16844871adf7cb88aa67bc96','sora-2-reverse','generation','2026-11-29',120000,'settled',NULL,1.79597528153003740307e+09,1.79597530153003740304e+09,'risk_control');
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
INSERT INTO "observations" VALUES(1,'sora-2-official','shop',1.79597528056865572924e+09,'degraded','upstream_5xx','upstream',2.5);
CREATE TABLE segments (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        verified INTEGER NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "segments" VALUES('sora-2-official',1.79596808056865572932e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597168056865572928e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-official',1.79597528056865572924e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79596808055481863019e+09,'operational',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597168055481863019e+09,'suspended',1);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597528055481863024e+09,'operational',0);
INSERT INTO "segments" VALUES('sora-2-reverse',1.79597528207956194873e+09,'risk_control',1);
CREATE TABLE targets (
        target TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        channel TEXT NOT NULL,
        model TEXT NOT NULL,
        title TEXT NOT NULL,
        last_seen REAL NOT NULL
    , watched_since REAL NOT NULL DEFAULT 0) STRICT
    ;
INSERT INTO "targets" VALUES('sora-2-official','apiyi','official','sora-2','Sora 2 official forwarding',1.7959752761185638905e+09,1.79596808056865572932e+09);
INSERT INTO "targets" VALUES('sora-2-reverse','apiyi','reverse','sora-2','Sora 2 reverse',1.7959752761185638905e+09,1.79596808055481863019e+09);
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
