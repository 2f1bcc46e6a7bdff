-- The rule of PP 46/2011 for a nation, as an analyst writes it in the SQL of DuckDB.
-- Whole hundredths, halves away from zero. What is wrong with a row is one number: its place in the
-- order of reasons, then the last digit of the code; the least one is told.

CREATE MACRO half_up(n, d) AS
    CASE WHEN n < 0 THEN -((2 * -n + d) // (2 * nullif(d, 0)))
         ELSE (2 * n + d) // (2 * nullif(d, 0)) END;

-- Early by at most 24 percent pays; beyond that it costs.
CREATE MACRO saved(planned, realised) AS
    half_up(100 * CASE WHEN 100 * (planned - realised) <= 24 * planned
                       THEN 176 * planned - 100 * realised
                       ELSE 100 * realised END, planned);

CREATE VIEW result AS
WITH rated AS (
    SELECT * FROM appraisals WHERE first_day = DATE '2019-01-01' AND last_day = DATE '2019-12-31'
), set_for AS (
    SELECT *, 100 * quality_target AS quality_planned,
           CAST(100 * quality_realised AS BIGINT) AS quality_reached
    FROM targets WHERE first_day = DATE '2019-01-01' AND last_day = DATE '2019-12-31'
), activity AS (
    SELECT employee, target,
           half_up(10000 * quantity_realised, quantity_target)
               + half_up(10000 * quality_reached, quality_planned)
               + saved(time_target, time_realised) AS three,
           saved(cost_target, cost_realised) AS cost,
           CASE WHEN quantity_realised IS NULL THEN 11
                WHEN NOT quantity_realised BETWEEN 0 AND 10000000 THEN 22
                WHEN quantity_target IS NULL THEN 31
                WHEN NOT quantity_target BETWEEN 0 AND 10000000 THEN 42
                WHEN quantity_target = 0 THEN 54
                WHEN quality_reached IS NULL THEN 61
                WHEN NOT quality_reached BETWEEN 0 AND 10000 THEN 72
                WHEN quality_planned IS NULL THEN 81
                WHEN NOT quality_planned BETWEEN 0 AND 10000 THEN 92
                WHEN quality_planned = 0 THEN 104
                WHEN time_realised IS NULL THEN 111
                WHEN NOT time_realised BETWEEN 0 AND 1000000 THEN 122
                WHEN time_target IS NULL THEN 131
                WHEN NOT time_target BETWEEN 0 AND 1000000 THEN 142
                WHEN time_target = 0 THEN 154
                WHEN cost_target IS NOT NULL AND cost_realised IS NULL THEN 161
                WHEN cost_target IS NOT NULL
                     AND NOT cost_realised BETWEEN 0 AND 10000000000000 THEN 172
                WHEN NOT cost_target BETWEEN 0 AND 10000000000000 THEN 182
                WHEN cost_target = 0 THEN 194 END AS wrong
    FROM set_for
), item AS (
    SELECT employee, target, wrong,
           CASE WHEN cost IS NULL THEN half_up(three, 3) ELSE half_up(three + cost, 4) END AS score
    FROM activity
), results AS (
    SELECT employee, half_up(CAST(sum(score) AS BIGINT), count(*)) AS skp,
           count(DISTINCT target) < count(*) AS set_twice,
           min(CASE WHEN wrong IS NULL AND abs(score) > 100000000 THEN 202 ELSE wrong END) AS wrong
    FROM item GROUP BY employee
), aspects AS (
    SELECT employee, rater, leadership__na AS alone,
           CAST(100 * service AS BIGINT) AS service,
           CAST(100 * integrity AS BIGINT) AS integrity,
           CAST(100 * commitment AS BIGINT) AS commitment,
           CAST(100 * discipline AS BIGINT) AS discipline,
           CAST(100 * cooperation AS BIGINT) AS cooperation,
           CAST(100 * leadership AS BIGINT) AS leadership
    FROM rated
), conduct AS (
    SELECT employee, count(*) AS appraisals,
           any_value(half_up(service + integrity + commitment + discipline + cooperation
                             + CASE WHEN alone THEN 0 ELSE leadership END,
                             CASE WHEN alone THEN 5 ELSE 6 END)) AS behaviour,
           min(CASE WHEN service IS NULL THEN 221
                    WHEN NOT service BETWEEN 0 AND 10000 THEN 232
                    WHEN integrity IS NULL THEN 241
                    WHEN NOT integrity BETWEEN 0 AND 10000 THEN 252
                    WHEN commitment IS NULL THEN 261
                    WHEN NOT commitment BETWEEN 0 AND 10000 THEN 272
                    WHEN discipline IS NULL THEN 281
                    WHEN NOT discipline BETWEEN 0 AND 10000 THEN 292
                    WHEN cooperation IS NULL THEN 301
                    WHEN NOT cooperation BETWEEN 0 AND 10000 THEN 312
                    WHEN leadership IS NULL AND NOT alone THEN 321
                    WHEN NOT leadership BETWEEN 0 AND 10000 THEN 332 END) AS wrong
    FROM aspects GROUP BY employee
), head AS (
    -- Who leads the unit in which they work is counted in that of their rater, or the one above.
    SELECT units.head AS employee, any_value(coalesce(rater.unit, units.parent)) AS counted_in
    FROM units
    JOIN employees AS own ON own.employee = units.head AND own.unit = units.unit
    LEFT JOIN rated ON rated.employee = units.head
    LEFT JOIN employees AS rater ON rater.employee = rated.rater
    GROUP BY units.head
), recorded_twice AS (
    SELECT employee FROM employees GROUP BY employee HAVING count(*) > 1
), scored AS (
    SELECT employees.employee,
           CASE WHEN head.employee IS NULL THEN employees.unit ELSE head.counted_in END AS unit,
           CASE WHEN conduct.employee IS NULL THEN 'MER-4010'
                WHEN conduct.appraisals > 1 THEN 'MER-4012'
                WHEN recorded_twice.employee IS NOT NULL OR results.set_twice THEN 'MER-4013'
                WHEN results.employee IS NULL THEN 'MER-4006'
                ELSE 'MER-400' || coalesce(results.wrong, conduct.wrong) % 10 END AS refusal_code,
           half_up(60 * skp + 40 * behaviour, 100) AS score
    FROM employees
    LEFT JOIN results USING (employee)
    LEFT JOIN conduct USING (employee)
    LEFT JOIN head USING (employee)
    LEFT JOIN recorded_twice USING (employee)
), final AS (
    SELECT *, CASE WHEN refusal_code IS NULL THEN score END AS final FROM scored
)
SELECT employee, unit,
       CASE WHEN final >= 9100 THEN 'sangat_baik'
            WHEN final >= 7600 THEN 'baik'
            WHEN final >= 6100 THEN 'cukup'
            WHEN final >= 5100 THEN 'kurang'
            WHEN final IS NOT NULL THEN 'buruk' END AS predicate_code,
       CAST(final * 0.01 AS DECIMAL(38, 2)) AS score,
       refusal_code,
       CASE WHEN unit IS NOT NULL AND final IS NOT NULL
            THEN rank() OVER (PARTITION BY unit ORDER BY final DESC NULLS LAST) END AS rank_in_unit,
       'by hand' AS policy_hash
FROM final;
