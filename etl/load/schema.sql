-- The warehouse's contract.
--
-- Layers by prefix: seed_ (reference tables as of the build), core_ (what the documents state, as extracted, and the ledger of
-- single facts), out_ (what the dashboard and users read; derived from the other two by derive/*.sql). The dashboard reads out_ only.
--
-- Names: _id 16 hexadecimal digits that depend on content alone · _code GB/T 2260 (a named area: area:长三角地区) ·
-- _name Chinese · _name_en English · _year integer · _count integer. The same name means the same thing in every table.
-- Dates are ISO text as far as known (2023-07-22, 2023-07, 2023), empty where unknown: documents often give no day.
-- Money is in yuan, percent stays percent (36% is 36); `unit` says what a value is counted in.
--
-- The words after `--` on a column's line become the column's comment in the warehouse, those above a table the table's.

-- Places: the world, the country, provinces and cities.
CREATE TABLE seed_region (
    region_code     VARCHAR PRIMARY KEY,                -- GB/T 2260 code; 100000 the country, 000000 the world
    region_name     VARCHAR NOT NULL,                   -- full Chinese name
    short_name      VARCHAR NOT NULL,                   -- Chinese name without 省, 市, 自治区
    abbreviation    VARCHAR NOT NULL,                   -- one-character name of a province (沪); empty for others
    region_name_en  VARCHAR NOT NULL,                   -- English name
    region_level    VARCHAR NOT NULL CHECK (region_level IN ('world', 'nation', 'province', 'city')),  -- world, nation, province or city
    parent_code     VARCHAR NOT NULL,                   -- code of the region above; empty for the topmost
    grid_row        INTEGER,                            -- row on the tile grid of provinces; NULL for others
    grid_col        INTEGER,                            -- column on the tile grid of provinces; NULL for others
    sort_order      INTEGER NOT NULL UNIQUE             -- place in the order of the reference table
);

-- Named sets of regions.
CREATE TABLE seed_area (
    region_code     VARCHAR PRIMARY KEY CHECK (region_code LIKE 'area:%'),  -- area: and the name; stands wherever a region code stands
    region_name     VARCHAR NOT NULL,                   -- Chinese name
    region_name_en  VARCHAR NOT NULL,                   -- English name
    member_codes    VARCHAR[] NOT NULL,                 -- codes of the regions that belong to it
    sort_order      INTEGER NOT NULL UNIQUE             -- place in the order of the reference table
);

-- Indicator families.
CREATE TABLE seed_family (
    family          VARCHAR PRIMARY KEY,                -- id of the family; other for the rest
    family_name     VARCHAR NOT NULL,                   -- Chinese name
    family_name_en  VARCHAR NOT NULL,                   -- English name
    group_id        VARCHAR NOT NULL,                   -- id of the group under which it is listed
    group_name      VARCHAR NOT NULL,                   -- Chinese name of the group
    group_name_en   VARCHAR NOT NULL,                   -- English name of the group
    direction       VARCHAR NOT NULL CHECK (direction IN ('higher', 'lower', 'neutral')),  -- which way is better: higher, lower or neutral
    unit            VARCHAR NOT NULL,                   -- canonical unit; empty where several are usual
    sort_order      INTEGER NOT NULL UNIQUE             -- place in the order of the reference table
);

-- Units that only count (个, 座, 家): of one indicator family they say the same.
CREATE TABLE seed_classifier (
    unit            VARCHAR PRIMARY KEY                 -- a classifier, as statements carry it
);

-- Figures by region and year for per-head and per-GDP views.
CREATE TABLE seed_region_fact (
    region_code          VARCHAR NOT NULL REFERENCES seed_region (region_code),  -- the region
    year                 INTEGER NOT NULL,              -- the year of the figures
    resident_population  BIGINT CHECK (resident_population > 0),  -- resident population, persons; NULL where no source confirms it
    gdp                  DOUBLE CHECK (gdp > 0),        -- gross domestic product, yuan; NULL where no source confirms it
    source               VARCHAR NOT NULL,              -- where the figures come from
    PRIMARY KEY (region_code, year)
);

-- Land area of regions.
CREATE TABLE seed_region_area (
    region_code     VARCHAR PRIMARY KEY REFERENCES seed_region (region_code),  -- the region
    land_area       DOUBLE NOT NULL CHECK (land_area > 0),  -- square kilometres
    source          VARCHAR NOT NULL                    -- where the figure comes from
);

-- Searches for goals or figures of a family that found none for a region (seeds/searches.csv).
CREATE TABLE seed_search (
    region_code     VARCHAR NOT NULL REFERENCES seed_region (region_code),  -- the region
    family          VARCHAR NOT NULL REFERENCES seed_family (family),  -- indicator family
    kind            VARCHAR NOT NULL CHECK (kind IN ('target', 'actual')),  -- target 目标 or actual 现状
    looked_for      VARCHAR NOT NULL,                   -- what was looked for
    PRIMARY KEY (region_code, family, kind)
);

-- Policy documents as segmented from the input files.
CREATE TABLE core_document (
    document_id        VARCHAR PRIMARY KEY,             -- hash of title, number and (without a number) issuer
    file               VARCHAR NOT NULL,                -- input file, relative to the folder it was found in
    title              VARCHAR NOT NULL,                -- title, spaces removed
    number             VARCHAR NOT NULL,                -- 发文字号 as it stands, spaces removed; empty where none is given
    issuer             VARCHAR NOT NULL,                -- 发文机关; several are joined by 、; empty where unknown
    issued             VARCHAR NOT NULL,                -- date of issue
    published          VARCHAR NOT NULL,                -- date of the bulletin or page that carries it
    region_code        VARCHAR NOT NULL,                -- the place that it governs; empty where unknown
    period_start_year  INTEGER,                         -- first year of the period that its title names
    period_end_year    INTEGER,                         -- last year of the period that its title names
    bulletin           VARCHAR NOT NULL,                -- name and issue of the bulletin that carries it; empty for a file of its own
    origin             VARCHAR NOT NULL CHECK (origin IN ('document', 'restatement')),  -- document, or restatement (one of seeds/documents/)
    line               INTEGER NOT NULL CHECK (line >= 1)  -- line of the file on which it begins
);

-- Headings of the documents; section 0 is the document itself.
CREATE TABLE core_section (
    document_id     VARCHAR NOT NULL REFERENCES core_document (document_id),  -- the document
    section_index   INTEGER NOT NULL,                   -- number of the section in its document, in order
    parent          INTEGER NOT NULL,                   -- section_index of the heading above
    level           INTEGER NOT NULL,                   -- depth of the heading; 0 is the document
    number          VARCHAR NOT NULL,                   -- number as it stands (一、); empty where none is given
    title           VARCHAR NOT NULL,                   -- words of the heading
    line            INTEGER NOT NULL,                   -- line of the file
    PRIMARY KEY (document_id, section_index)
);

-- Sentences (and headings, and table cells) of the documents, in order.
CREATE TABLE core_sentence (
    document_id     VARCHAR NOT NULL REFERENCES core_document (document_id),  -- the document
    sentence_order  INTEGER NOT NULL,                   -- place of the sentence in its document, from 0
    section_index   INTEGER NOT NULL,                   -- section in which it stands
    paragraph       INTEGER NOT NULL,                   -- number of its paragraph in the document
    role            VARCHAR NOT NULL CHECK (role IN ('body', 'heading', 'note', 'cell')),  -- body, heading, note (编者按) or cell of a table
    table_index     INTEGER NOT NULL,                   -- of a cell: number of its table in the document
    row_index       INTEGER NOT NULL,                   -- of a cell: its row, from 0
    column_index    INTEGER NOT NULL,                   -- of a cell: its column, from 0
    line            INTEGER NOT NULL CHECK (line >= 1),  -- line of the file on which it begins, from 1
    text            VARCHAR NOT NULL,                   -- the sentence, verbatim
    PRIMARY KEY (document_id, sentence_order)
);

-- Quantities with what they say and where they stand: one row for each mention, of every kind.
CREATE TABLE core_statement (
    statement_id     VARCHAR PRIMARY KEY,               -- hash of the statement's place and content
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in
    line             INTEGER NOT NULL CHECK (line >= 1),  -- line of the file on which the number stands, from 1
    start_column     INTEGER NOT NULL CHECK (start_column >= 0),  -- first character of the quote in that line, from 0
    end_column       INTEGER NOT NULL,                  -- character after the quote
    quote            VARCHAR NOT NULL CHECK (quote <> ''),  -- the quantity, verbatim
    quote_at         INTEGER NOT NULL CHECK (quote_at >= 0),  -- first character of the quote in the sentence, from 0
    sentence         VARCHAR NOT NULL,                  -- the sentence, verbatim
    kind             VARCHAR NOT NULL CHECK (kind IN ('target', 'actual', 'forecast', 'incentive', 'condition', 'rule')),  -- target 目标, actual 现状, forecast 预测, incentive 激励, condition 条件 or rule 程序
    document_id      VARCHAR NOT NULL REFERENCES core_document (document_id),  -- the document
    document         VARCHAR NOT NULL,                  -- title of the document
    document_number  VARCHAR NOT NULL,                  -- 发文字号 of the document
    issuer           VARCHAR NOT NULL,                  -- 发文机关 of the document
    issued           VARCHAR NOT NULL,                  -- date of issue of the document
    section          VARCHAR[] NOT NULL,                -- headings from the topmost down
    region_code      VARCHAR NOT NULL,                  -- the place that the figure is about; empty where unknown
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    year             INTEGER,                           -- year by which it is to hold, or in which it held; NULL where none is given
    year_from        VARCHAR NOT NULL CHECK (year_from IN ('sentence', 'context', 'title', 'none')),  -- where the year stands: sentence, context, title or none
    period_start     INTEGER,                           -- first year of the period of a flow or growth rate
    within           VARCHAR,                           -- a period shorter than a year, ISO (2023-01/2023-10)
    value            DOUBLE NOT NULL CHECK (isfinite(value)),  -- the number in `unit`; lower end of a range
    value_max        DOUBLE CHECK (isfinite(value_max)),  -- upper end of a range
    unit             VARCHAR NOT NULL,                  -- canonical unit; empty where none is given
    comparator       VARCHAR NOT NULL CHECK (comparator IN ('=', '>=', '>', '<=', '<', '~', 'range')),  -- = >= > <= < ~ (about) or range
    measure          VARCHAR NOT NULL CHECK (measure IN ('stock', 'flow', 'growth', 'share', 'change')),  -- stock 存量, flow 增量, growth 增速, share 占比 or change 变动
    indicator        VARCHAR NOT NULL,                  -- what is counted, in the words of the text
    family           VARCHAR NOT NULL,                  -- indicator family
    subject          VARCHAR,                           -- what the family is about where it alone does not say
    baseline         VARCHAR,                           -- base of a growth or change as it stands (较2020年)
    binding          VARCHAR,                           -- 约束性 or 预期性 where stated
    confidence       DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),  -- how sure the reading is, 0 to 1
    rule             VARCHAR NOT NULL,                  -- extraction rule that fired
    role             VARCHAR NOT NULL CHECK (role IN ('body', 'heading', 'note', 'cell')),  -- part of the document in which the sentence stands; note is 编者按
    sentence_order   INTEGER,                           -- place of the sentence in its document (core_sentence; of a table's row the cell); NULL where it is not known
    sentence_start   INTEGER,                           -- first character of the quote in that sentence or cell, from 0
    CHECK (end_column > start_column)
);

-- Single facts whose documents are not held: one row for each fact and page that states it (seeds/observations.csv).
CREATE TABLE core_observation (
    statement_id     VARCHAR PRIMARY KEY,               -- hash of the row
    line             INTEGER NOT NULL CHECK (line >= 2),  -- line of the row in seeds/observations.csv
    region_code      VARCHAR NOT NULL,                  -- the place that the figure is about
    kind             VARCHAR NOT NULL CHECK (kind IN ('target', 'actual')),  -- target 目标 or actual 现状
    family           VARCHAR NOT NULL REFERENCES seed_family (family),  -- indicator family
    subject          VARCHAR,                           -- what the family is about where it alone does not say
    indicator        VARCHAR NOT NULL,                  -- what is counted
    year             INTEGER NOT NULL,                  -- year by which it is to hold, or in which it held
    period_start     INTEGER,                           -- first year of the period of a flow or growth rate
    within           VARCHAR,                           -- month of a level that is no year's end (2021-08), or part of a year (2023-01/2023-10)
    comparator       VARCHAR NOT NULL CHECK (comparator IN ('=', '>=', '>', '<=', '<', '~', 'range')),  -- = >= > <= < ~ (about) or range
    value            DOUBLE NOT NULL CHECK (isfinite(value)),  -- the number in `unit`; lower end of a range
    value_max        DOUBLE CHECK (isfinite(value_max)),  -- upper end of a range
    unit             VARCHAR NOT NULL,                  -- canonical unit; empty where none is given
    measure          VARCHAR NOT NULL CHECK (measure IN ('stock', 'flow', 'growth', 'share', 'change')),  -- stock 存量, flow 增量, growth 增速, share 占比 or change 变动
    document_id      VARCHAR NOT NULL,                  -- hash of title, number and (without a number) issuer and year
    document         VARCHAR NOT NULL,                  -- title of the document that states it, or of the page
    document_number  VARCHAR NOT NULL,                  -- 发文字号; empty where none is known
    issuer           VARCHAR NOT NULL,                  -- who issued the document or gave the figure; empty where unknown
    issued           VARCHAR NOT NULL,                  -- date of the document or page
    address          VARCHAR NOT NULL CHECK (address LIKE 'http%'),  -- address of the page
    grade            VARCHAR NOT NULL CHECK (grade IN ('official', 'media', 'repost')),  -- grade of the page: official, media or repost
    draft            BOOLEAN NOT NULL,                  -- the document was a draft for comment
    note             VARCHAR NOT NULL                   -- remark; empty where there is none
);

-- Dated goals without a number.
CREATE TABLE core_milestone (
    milestone_id     VARCHAR PRIMARY KEY,               -- hash of the milestone's place and content
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in
    line             INTEGER NOT NULL CHECK (line >= 1),  -- line of the file, from 1
    sentence         VARCHAR NOT NULL,                  -- the sentence, verbatim
    text             VARCHAR NOT NULL,                  -- the clause that says what is to be so
    document_id      VARCHAR NOT NULL REFERENCES core_document (document_id),  -- the document
    document         VARCHAR NOT NULL,                  -- title of the document
    section          VARCHAR[] NOT NULL,                -- headings from the topmost down
    region_code      VARCHAR NOT NULL,                  -- the place that it is about; empty where unknown
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    year             INTEGER NOT NULL,                  -- year by which it is to hold
    year_from        VARCHAR NOT NULL CHECK (year_from IN ('sentence', 'context', 'title', 'none')),  -- where the year stands: sentence, context, title or none
    confidence       DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),  -- how sure the reading is, 0 to 1
    rule             VARCHAR NOT NULL,                  -- extraction rule that fired
    sentence_order   INTEGER                            -- place of the sentence in its document (core_sentence; of a table's row the cell); NULL where it is not known
);

-- Numbered pieces of work with who does them and by when.
CREATE TABLE core_task (
    task_id          VARCHAR PRIMARY KEY,               -- hash of the task's place and content
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in
    line             INTEGER NOT NULL CHECK (line >= 1),  -- line of the file, from 1
    number           VARCHAR NOT NULL,                  -- number of the task as it stands
    title            VARCHAR NOT NULL,                  -- heading of the task; empty where it has none
    text             VARCHAR NOT NULL,                  -- what is to be done
    bodies           STRUCT(name VARCHAR, leads BOOLEAN)[] NOT NULL,  -- responsible bodies 责任单位 in order; leads where marked as 牵头
    deadline         VARCHAR NOT NULL,                  -- 完成时限 as it stands; empty where none is given
    deadline_year    INTEGER,                           -- year of the deadline
    document_id      VARCHAR NOT NULL REFERENCES core_document (document_id),  -- the document
    document         VARCHAR NOT NULL,                  -- title of the document
    section          VARCHAR[] NOT NULL,                -- headings from the topmost down
    region_code      VARCHAR NOT NULL,                  -- the place that it is about; empty where unknown
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    confidence       DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),  -- how sure the reading is, 0 to 1
    rule             VARCHAR NOT NULL                   -- extraction rule that fired
);

-- Inputs that could not be used.
CREATE TABLE core_set_aside (
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in
    reason           VARCHAR NOT NULL,                  -- why it could not be used
    advice           VARCHAR NOT NULL                   -- what to do about it
);

-- Documents that stood in the inputs twice: the one that was left out and the one that took its place.
CREATE TABLE core_replaced (
    file             VARCHAR NOT NULL,                  -- input file of the document that was left out
    title            VARCHAR NOT NULL,                  -- its title
    origin           VARCHAR NOT NULL CHECK (origin IN ('document', 'restatement')),  -- its origin: document or restatement
    kept_file        VARCHAR NOT NULL,                  -- input file of the document that took its place
    kept_title       VARCHAR NOT NULL                   -- title of the document that took its place
);

-- Goals: one row for each region, family, subject, measure, unit, year, period and (in family other) indicator.
CREATE TABLE out_target (
    target_id        VARCHAR PRIMARY KEY,               -- hash of the goal's key
    region_code      VARCHAR NOT NULL,                  -- the place that the figure is about
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    region_name_en   VARCHAR NOT NULL,                  -- English name of that place
    region_level     VARCHAR NOT NULL CHECK (region_level IN ('nation', 'province', 'city', 'area', 'world')),  -- nation, province, city, area or world
    family           VARCHAR NOT NULL,                  -- indicator family
    family_name      VARCHAR NOT NULL,                  -- Chinese name of the family
    family_name_en   VARCHAR NOT NULL,                  -- English name of the family
    subject          VARCHAR,                           -- what the family is about where it alone does not say
    indicator        VARCHAR NOT NULL,                  -- what is counted, in the words of the sentence shown
    measure          VARCHAR NOT NULL,                  -- stock 存量, flow 增量, growth 增速, share 占比 or change 变动
    unit             VARCHAR NOT NULL,                  -- canonical unit; empty where none is given
    year             INTEGER,                           -- year by which it is to hold; NULL where none is given
    period_start     INTEGER,                           -- first year of the period of a flow or growth rate
    within           VARCHAR,                           -- a period shorter than a year, ISO
    comparator       VARCHAR NOT NULL,                  -- = >= > <= < ~ (about) or range
    value            DOUBLE NOT NULL,                   -- the number in `unit`; lower end of a range
    value_max        DOUBLE,                            -- upper end of a range
    baseline         VARCHAR,                           -- base of a growth or change as it stands
    binding          VARCHAR,                           -- 约束性 or 预期性 where stated
    document_id      VARCHAR NOT NULL,                  -- the document in force whose sentence is shown
    document         VARCHAR NOT NULL,                  -- title of the document
    document_number  VARCHAR NOT NULL,                  -- 发文字号 of the document
    issuer           VARCHAR NOT NULL,                  -- 发文机关 of the document
    issued           VARCHAR NOT NULL,                  -- date of issue of the document
    published        VARCHAR NOT NULL,                  -- date of the bulletin or page that carries it
    grade            VARCHAR NOT NULL CHECK (grade IN ('document', 'official', 'media', 'repost')),  -- grade of the source: document (held), official, media or repost
    address          VARCHAR NOT NULL,                  -- address of the page that states it; empty where the document is held
    draft            BOOLEAN NOT NULL,                  -- the source is a draft for comment
    confidence       DOUBLE NOT NULL,                   -- how sure the reading of the sentence shown is, 0 to 1
    statement_count  INTEGER NOT NULL CHECK (statement_count >= 1),  -- number of statements that support the goal, superseded ones included
    statement_ids    VARCHAR[] NOT NULL,                -- those statements, best first: the first one's value is shown
    superseded       STRUCT(value DOUBLE, value_max DOUBLE, comparator VARCHAR, document_id VARCHAR, document VARCHAR, issued VARCHAR, statement_id VARCHAR)[] NOT NULL,  -- values in earlier documents of the same issuer, newest first
    disputed         BOOLEAN NOT NULL                   -- statements in force give different values: see out_conflict
);

-- Figures that hold already: one row for each region, family, subject, measure, unit, year, period and (in family other) indicator.
CREATE TABLE out_actual (
    actual_id        VARCHAR PRIMARY KEY,               -- hash of the figure's key
    region_code      VARCHAR NOT NULL,                  -- the place that the figure is about
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    region_name_en   VARCHAR NOT NULL,                  -- English name of that place
    region_level     VARCHAR NOT NULL CHECK (region_level IN ('nation', 'province', 'city', 'area', 'world')),  -- nation, province, city, area or world
    family           VARCHAR NOT NULL,                  -- indicator family
    family_name      VARCHAR NOT NULL,                  -- Chinese name of the family
    family_name_en   VARCHAR NOT NULL,                  -- English name of the family
    subject          VARCHAR,                           -- what the family is about where it alone does not say
    indicator        VARCHAR NOT NULL,                  -- what is counted, in the words of the sentence shown
    measure          VARCHAR NOT NULL,                  -- stock 存量, flow 增量, growth 增速, share 占比 or change 变动
    unit             VARCHAR NOT NULL,                  -- canonical unit; empty where none is given
    year             INTEGER,                           -- year observed; NULL where none is given
    period_start     INTEGER,                           -- first year of the period of a flow or growth rate
    within           VARCHAR,                           -- a period shorter than a year, ISO
    comparator       VARCHAR NOT NULL,                  -- = >= > <= < ~ (about) or range
    value            DOUBLE NOT NULL,                   -- the number in `unit`; lower end of a range
    value_max        DOUBLE,                            -- upper end of a range
    baseline         VARCHAR,                           -- base of a growth or change as it stands
    binding          VARCHAR,                           -- 约束性 or 预期性 where stated
    document_id      VARCHAR NOT NULL,                  -- the document in force whose sentence is shown
    document         VARCHAR NOT NULL,                  -- title of the document
    document_number  VARCHAR NOT NULL,                  -- 发文字号 of the document
    issuer           VARCHAR NOT NULL,                  -- 发文机关 of the document
    issued           VARCHAR NOT NULL,                  -- date of issue of the document
    published        VARCHAR NOT NULL,                  -- date of the bulletin or page that carries it
    grade            VARCHAR NOT NULL CHECK (grade IN ('document', 'official', 'media', 'repost')),  -- grade of the source: document (held), official, media or repost
    address          VARCHAR NOT NULL,                  -- address of the page that states it; empty where the document is held
    draft            BOOLEAN NOT NULL,                  -- the source is a draft for comment
    confidence       DOUBLE NOT NULL,                   -- how sure the reading of the sentence shown is, 0 to 1
    statement_count  INTEGER NOT NULL CHECK (statement_count >= 1),  -- number of statements that support the figure, superseded ones included
    statement_ids    VARCHAR[] NOT NULL,                -- those statements, best first: the first one's value is shown
    superseded       STRUCT(value DOUBLE, value_max DOUBLE, comparator VARCHAR, document_id VARCHAR, document VARCHAR, issued VARCHAR, statement_id VARCHAR)[] NOT NULL,  -- values in earlier documents of the same issuer, newest first
    disputed         BOOLEAN NOT NULL                   -- statements in force give different values: see out_conflict
);

-- The values that statements in force give for a disputed goal or figure: one row a value, the one shown first.
CREATE TABLE out_conflict (
    target_id        VARCHAR NOT NULL,                  -- out_target.target_id or out_actual.actual_id
    value            DOUBLE NOT NULL,                   -- the number; lower end of a range
    value_max        DOUBLE,                            -- upper end of a range
    comparator       VARCHAR NOT NULL,                  -- = >= > <= < ~ (about) or range
    statement_id     VARCHAR NOT NULL,                  -- the best statement that gives this value
    document_id      VARCHAR NOT NULL,                  -- its document
    document         VARCHAR NOT NULL,                  -- title of that document
    PRIMARY KEY (target_id, statement_id)
);

-- Every statement of every kind, with its document and place.
CREATE TABLE out_statement (
    statement_id     VARCHAR PRIMARY KEY,               -- hash of the statement's place and content
    kind             VARCHAR NOT NULL,                  -- target 目标, actual 现状, forecast 预测, incentive 激励, condition 条件 or rule 程序
    target_id        VARCHAR,                           -- the goal (out_target) or figure (out_actual) that it supports; NULL for other kinds
    document_id      VARCHAR NOT NULL,                  -- the document; in out_document where it is held
    document         VARCHAR NOT NULL,                  -- title of the document
    document_number  VARCHAR NOT NULL,                  -- 发文字号 of the document
    issuer           VARCHAR NOT NULL,                  -- 发文机关 of the document
    issued           VARCHAR NOT NULL,                  -- date of issue of the document
    published        VARCHAR NOT NULL,                  -- date of the bulletin or page that carries it
    origin           VARCHAR NOT NULL CHECK (origin IN ('document', 'restatement', 'ledger')),  -- document, restatement (one of seeds/documents/) or ledger (seeds/observations.csv: no sentence, but an address)
    grade            VARCHAR NOT NULL CHECK (grade IN ('document', 'official', 'media', 'repost')),  -- grade of the source: document (held), official, media or repost
    address          VARCHAR NOT NULL CHECK ((address <> '') = (origin = 'ledger')),  -- address of the page that states it; empty where the document is held
    draft            BOOLEAN NOT NULL,                  -- the source is a draft for comment
    note             VARCHAR NOT NULL,                  -- remark in the ledger; empty where there is none
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in; the ledger itself for its facts
    line             INTEGER NOT NULL,                  -- line of the file on which the number stands, from 1
    start_column     INTEGER NOT NULL,                  -- first character of the quote in that line, from 0
    end_column       INTEGER NOT NULL,                  -- character after the quote
    quote            VARCHAR NOT NULL,                  -- the quantity, verbatim; empty for a fact of the ledger
    quote_at         INTEGER NOT NULL,                  -- first character of the quote in the sentence, from 0
    sentence         VARCHAR NOT NULL CHECK ((sentence = '') = (origin = 'ledger')),  -- the sentence, verbatim; empty for a fact of the ledger
    section          VARCHAR[] NOT NULL,                -- headings from the topmost down
    section_text     VARCHAR NOT NULL,                  -- those headings joined by ›
    region_code      VARCHAR NOT NULL,                  -- the place that the figure is about; empty where unknown
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    region_level     VARCHAR,                           -- nation, province, city, area or world; NULL where the place is unknown
    family           VARCHAR NOT NULL,                  -- indicator family
    family_name      VARCHAR NOT NULL,                  -- Chinese name of the family
    subject          VARCHAR,                           -- what the family is about where it alone does not say
    indicator        VARCHAR NOT NULL,                  -- what is counted, in the words of the text
    measure          VARCHAR NOT NULL,                  -- stock 存量, flow 增量, growth 增速, share 占比 or change 变动
    unit             VARCHAR NOT NULL,                  -- canonical unit; empty where none is given
    year             INTEGER,                           -- year by which it is to hold, or in which it held; NULL where none is given
    year_from        VARCHAR NOT NULL,                  -- where the year stands: sentence, context, title or none
    period_start     INTEGER,                           -- first year of the period of a flow or growth rate
    within           VARCHAR,                           -- a period shorter than a year, ISO
    comparator       VARCHAR NOT NULL,                  -- = >= > <= < ~ (about) or range
    value            DOUBLE NOT NULL,                   -- the number in `unit`; lower end of a range
    value_max        DOUBLE,                            -- upper end of a range
    baseline         VARCHAR,                           -- base of a growth or change as it stands
    binding          VARCHAR,                           -- 约束性 or 预期性 where stated
    confidence       DOUBLE NOT NULL,                   -- how sure the reading is, 0 to 1
    rule             VARCHAR NOT NULL,                  -- extraction rule that fired
    sentence_order   INTEGER,                           -- place of the sentence in its document (out_sentence; of a table's row the cell); NULL where it is not known
    sentence_start   INTEGER                            -- first character of the quote in that sentence or cell, from 0
);

-- Dated goals without a number.
CREATE TABLE out_milestone (
    milestone_id     VARCHAR PRIMARY KEY,               -- hash of the milestone's place and content
    region_code      VARCHAR NOT NULL,                  -- the place that it is about; empty where unknown
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    region_name_en   VARCHAR NOT NULL,                  -- English name of that place; empty where unknown
    region_level     VARCHAR,                           -- nation, province, city, area or world; NULL where the place is unknown
    year             INTEGER NOT NULL,                  -- year by which it is to hold
    text             VARCHAR NOT NULL,                  -- the clause that says what is to be so
    sentence         VARCHAR NOT NULL,                  -- the sentence, verbatim
    document_id      VARCHAR NOT NULL,                  -- the document
    document         VARCHAR NOT NULL,                  -- title of the document
    document_number  VARCHAR NOT NULL,                  -- 发文字号 of the document
    issuer           VARCHAR NOT NULL,                  -- 发文机关 of the document
    issued           VARCHAR NOT NULL,                  -- date of issue of the document
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in
    line             INTEGER NOT NULL,                  -- line of the file, from 1
    section_text     VARCHAR NOT NULL,                  -- headings from the topmost down, joined by ›
    confidence       DOUBLE NOT NULL,                   -- how sure the reading is, 0 to 1
    sentence_order   INTEGER                            -- place of the sentence in its document (out_sentence; of a table's row the cell); NULL where it is not known
);

-- Numbered pieces of work with who does them and by when.
CREATE TABLE out_task (
    task_id          VARCHAR PRIMARY KEY,               -- hash of the task's place and content
    region_code      VARCHAR NOT NULL,                  -- the place that it is about; empty where unknown
    region_name      VARCHAR NOT NULL,                  -- Chinese name of that place
    region_name_en   VARCHAR NOT NULL,                  -- English name of that place; empty where unknown
    number           VARCHAR NOT NULL,                  -- number of the task as it stands
    title            VARCHAR NOT NULL,                  -- heading of the task; empty where it has none
    text             VARCHAR NOT NULL,                  -- what is to be done
    bodies           STRUCT(name VARCHAR, leads BOOLEAN)[] NOT NULL,  -- responsible bodies 责任单位 in order; leads where marked as 牵头
    bodies_text      VARCHAR NOT NULL,                  -- those bodies joined by 、, leading ones followed by （牵头）
    deadline         VARCHAR NOT NULL,                  -- 完成时限 as it stands; empty where none is given
    deadline_year    INTEGER,                           -- year of the deadline
    document_id      VARCHAR NOT NULL,                  -- the document
    document         VARCHAR NOT NULL,                  -- title of the document
    document_number  VARCHAR NOT NULL,                  -- 发文字号 of the document
    issuer           VARCHAR NOT NULL,                  -- 发文机关 of the document
    issued           VARCHAR NOT NULL,                  -- date of issue of the document
    file             VARCHAR NOT NULL,                  -- input file, relative to the folder it was found in
    line             INTEGER NOT NULL,                  -- line of the file, from 1
    section_text     VARCHAR NOT NULL                   -- headings from the topmost down, joined by ›
);

-- Policy documents with what was found in them.
CREATE TABLE out_document (
    document_id        VARCHAR PRIMARY KEY,             -- hash of title, number and (without a number) issuer
    title              VARCHAR NOT NULL,                -- title, spaces removed
    number             VARCHAR NOT NULL,                -- 发文字号 as it stands; empty where none is given
    issuer             VARCHAR NOT NULL,                -- 发文机关; several are joined by 、; empty where unknown
    issued             VARCHAR NOT NULL,                -- date of issue
    published          VARCHAR NOT NULL,                -- date of the bulletin or page that carries it
    region_code        VARCHAR NOT NULL,                -- the place that it governs; empty where unknown
    region_name        VARCHAR NOT NULL,                -- Chinese name of that place; empty where unknown
    region_name_en     VARCHAR NOT NULL,                -- English name of that place; empty where unknown
    region_level       VARCHAR,                         -- nation, province, city, area or world; NULL where the place is unknown
    period_start_year  INTEGER,                         -- first year of the period that its title names
    period_end_year    INTEGER,                         -- last year of the period that its title names
    bulletin           VARCHAR NOT NULL,                -- name and issue of the bulletin that carries it; empty for a file of its own
    file               VARCHAR NOT NULL,                -- input file, relative to the folder it was found in
    origin             VARCHAR NOT NULL,                -- document, or restatement (one of seeds/documents/)
    target_count       INTEGER NOT NULL,                -- statements of kind target in it
    actual_count       INTEGER NOT NULL,                -- statements of kind actual in it
    incentive_count    INTEGER NOT NULL,                -- statements of kind incentive in it
    statement_count    INTEGER NOT NULL,                -- statements of every kind in it
    milestone_count    INTEGER NOT NULL,                -- milestones in it
    task_count         INTEGER NOT NULL                 -- tasks in it
);

-- Indicator families with how much there is of each.
CREATE TABLE out_family (
    family           VARCHAR PRIMARY KEY,               -- id of the family; other for the rest
    family_name      VARCHAR NOT NULL,                  -- Chinese name
    family_name_en   VARCHAR NOT NULL,                  -- English name
    group_id         VARCHAR NOT NULL,                  -- id of the group under which it is listed
    group_name       VARCHAR NOT NULL,                  -- Chinese name of the group
    group_name_en    VARCHAR NOT NULL,                  -- English name of the group
    direction        VARCHAR NOT NULL,                  -- which way is better: higher, lower or neutral
    unit             VARCHAR NOT NULL,                  -- canonical unit; empty where several are usual
    target_count     INTEGER NOT NULL,                  -- goals in out_target
    actual_count     INTEGER NOT NULL,                  -- figures in out_actual
    region_count     INTEGER NOT NULL                   -- regions with a goal or figure
);

-- Places, and areas as places.
CREATE TABLE out_region (
    region_code      VARCHAR PRIMARY KEY,               -- GB/T 2260 code; an area: area: and its name
    region_name      VARCHAR NOT NULL,                  -- full Chinese name
    short_name       VARCHAR NOT NULL,                  -- Chinese name without 省, 市, 自治区
    abbreviation     VARCHAR NOT NULL,                  -- one-character name of a province (沪); empty for others
    region_name_en   VARCHAR NOT NULL,                  -- English name
    region_level     VARCHAR NOT NULL CHECK (region_level IN ('nation', 'province', 'city', 'area', 'world')),  -- nation, province, city, area or world
    parent_code      VARCHAR NOT NULL,                  -- code of the region above; empty for the topmost and for areas
    grid_row         INTEGER,                           -- row on the tile grid of provinces; NULL for others
    grid_col         INTEGER,                           -- column on the tile grid of provinces; NULL for others
    sort_order       INTEGER NOT NULL UNIQUE            -- order of GB/T 2260, areas last
);

-- Figures by region and year for per-head and per-GDP views.
CREATE TABLE out_region_fact (
    region_code          VARCHAR NOT NULL,              -- the region
    year                 INTEGER NOT NULL,              -- the year of the figures
    resident_population  BIGINT,                        -- resident population, persons; NULL where no source confirms it
    gdp                  DOUBLE,                        -- gross domestic product, yuan; NULL where no source confirms it
    land_area            DOUBLE,                        -- square kilometres; NULL where no source confirms it
    source               VARCHAR NOT NULL,              -- where population and gdp come from
    area_source          VARCHAR NOT NULL,              -- where the area comes from; empty where there is none
    PRIMARY KEY (region_code, year)
);

-- How much there is by region and family; pairs that are not here were not looked for.
CREATE TABLE out_coverage (
    region_code      VARCHAR NOT NULL,                  -- the region
    family           VARCHAR NOT NULL,                  -- indicator family
    target_count     INTEGER NOT NULL,                  -- goals in out_target
    actual_count     INTEGER NOT NULL,                  -- figures in out_actual
    newest_year      INTEGER,                           -- latest year of either; NULL where none has a year
    looked_for       VARCHAR NOT NULL,                  -- what was looked for and not found; empty where nothing was
    PRIMARY KEY (region_code, family)
);

-- Headings of the documents, for an outline; section 0 is the document itself.
CREATE TABLE out_section (
    document_id      VARCHAR NOT NULL,                  -- the document
    section_index    INTEGER NOT NULL,                  -- number of the section in its document, in order
    parent           INTEGER NOT NULL,                  -- section_index of the heading above
    level            INTEGER NOT NULL,                  -- depth of the heading; 0 is the document
    number           VARCHAR NOT NULL,                  -- number as it stands (一、); empty where none is given
    title            VARCHAR NOT NULL,                  -- words of the heading
    line             INTEGER NOT NULL,                  -- line of the file
    PRIMARY KEY (document_id, section_index)
);

-- Sentences (and headings, and table cells) of the documents, in order.
CREATE TABLE out_sentence (
    document_id      VARCHAR NOT NULL,                  -- the document
    sentence_order   INTEGER NOT NULL,                  -- place of the sentence in its document, from 0
    section_index    INTEGER NOT NULL,                  -- section in which it stands
    paragraph        INTEGER NOT NULL,                  -- number of its paragraph in the document
    role             VARCHAR NOT NULL CHECK (role IN ('body', 'heading', 'note', 'cell')),  -- body, heading, note (编者按) or cell of a table
    table_index      INTEGER NOT NULL,                  -- of a cell: number of its table in the document
    row_index        INTEGER NOT NULL,                  -- of a cell: its row, from 0
    column_index     INTEGER NOT NULL,                  -- of a cell: its column, from 0
    line             INTEGER NOT NULL,                  -- line of the file on which it begins, from 1
    text             VARCHAR NOT NULL,                  -- the sentence, verbatim
    statement_count  INTEGER NOT NULL,                  -- statements that stand in it
    milestone_count  INTEGER NOT NULL,                  -- milestones that stand in it
    has_number       BOOLEAN NOT NULL,                  -- it names a number that is no date, no numbering and no part of a name (5G)
    PRIMARY KEY (document_id, sentence_order)
);

-- What a search finds: documents by their head, sentences (a table's row counts as one), facts of the ledger.
CREATE TABLE out_entry (
    entry_number     INTEGER PRIMARY KEY,               -- number of the entry in the build
    entry_type       VARCHAR NOT NULL CHECK (entry_type IN ('document', 'sentence', 'fact')),  -- document, sentence or fact (of the ledger)
    document_id      VARCHAR NOT NULL,                  -- the document
    sentence_order   INTEGER,                           -- of a sentence: its place in the document; NULL where it is not known
    text             VARCHAR NOT NULL,                  -- what is shown: title, sentence, or subject and indicator
    word_count       INTEGER NOT NULL                   -- words in it, as they count for the ranking (title and indicator included)
);

-- Which statements and milestones stand in an entry.
CREATE TABLE out_entry_evidence (
    entry_number     INTEGER NOT NULL,                  -- the entry
    evidence         VARCHAR NOT NULL CHECK (evidence IN ('statement', 'milestone')),  -- statement or milestone
    evidence_id      VARCHAR NOT NULL,                  -- its id
    PRIMARY KEY (evidence_id)
);

-- The words of the entries: jieba's search mode with the project's lexicon; folded to half width and lower case.
CREATE TABLE out_term (
    term             VARCHAR PRIMARY KEY,               -- the word
    term_number      INTEGER NOT NULL UNIQUE,           -- number of the word in the build, in the order of the words
    entry_count      INTEGER NOT NULL                   -- entries in which it stands
);

-- Which word stands in which entry: in the order of the words, so that few blocks are read for one.
CREATE TABLE out_posting (
    term_number      INTEGER NOT NULL,                  -- the word
    entry_number     INTEGER NOT NULL,                  -- the entry
    frequency        INTEGER NOT NULL CHECK (frequency >= 1)  -- how often it stands there; in the indicator it counts twice
);

-- How people write a region when they search for it.
CREATE TABLE out_region_spelling (
    spelling         VARCHAR NOT NULL,                  -- folded to lower case, without spaces
    region_code      VARCHAR NOT NULL,                  -- the region
    manner           VARCHAR NOT NULL CHECK (manner IN ('name', 'abbreviation', 'english', 'pinyin', 'initials')),  -- name, abbreviation (鲁), english, pinyin or initials (sd)
    PRIMARY KEY (spelling, region_code)
);

-- The build itself: one row.
CREATE TABLE out_build (
    build_id         VARCHAR PRIMARY KEY,               -- hash of the inputs and of the code that read them
    schema_version   INTEGER NOT NULL,                  -- version of this contract
    document_count   INTEGER NOT NULL,                  -- documents in it
    statement_count  INTEGER NOT NULL,                  -- statements of every kind in it, facts of the ledger included
    observation_count INTEGER NOT NULL,                 -- facts of the ledger in it, one for each page that states them
    page_count       INTEGER NOT NULL,                  -- pages that those facts come from
    input_hash       VARCHAR NOT NULL,                  -- hash of the inputs alone
    data_date        VARCHAR NOT NULL                   -- newest date of issue or publication in it; empty where none is known
);
