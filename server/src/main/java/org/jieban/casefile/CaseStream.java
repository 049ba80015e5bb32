package org.jieban.casefile;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All facts of all cases in one order, read on from a place.
 *
 * <p>Positions are given when a fact is written, but become visible when its transaction commits,
 * which may be in another order. So the order is by transaction first, and a reader stops before the
 * oldest transaction that is still in flight: what it has passed can never be joined by an earlier
 * fact. The price is that a long transaction anywhere in the database holds readers back.
 */
@Repository
public class CaseStream {

    // [impl->rule~case.one-order~1]
    private static final String AFTER =
            """
            select e.case_id, e.seq, e.type, e.at, e.person_id, e.person_name, e.unit_id, e.role,
                   e.round, e.state, e.act, e.act_key, e.payload, e.hash,
                   e.epoch, e.tx::text as tx_text, e.position
            from case_event e
            where (e.epoch, e.tx, e.position) > (:epoch, :tx::xid8, :position)
              and (e.epoch < (select epoch from stream_epoch) or e.tx < pg_snapshot_xmin(pg_current_snapshot()))
            order by e.epoch, e.tx, e.position
            limit :limit
            """;

    private final JdbcClient jdbc;

    CaseStream(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next facts after a place, at most so many; empty when there is nothing new. */
    public List<StreamedEvent> after(StreamedEvent.Place place, int limit) {
        return jdbc.sql(AFTER)
                .param("epoch", place.epoch())
                .param("tx", place.tx())
                .param("position", place.position())
                .param("limit", limit)
                .query((row, i) ->
                        new StreamedEvent(
                                new StreamedEvent.Place(
                                        row.getLong("epoch"),
                                        row.getString("tx_text"),
                                        row.getLong("position")),
                                CaseFiles.toChainedEvent(row).decoded()))
                .list();
    }
}
