package org.jieban.casefile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the order of facts growing when the database was restored into another cluster, where
 * transaction numbers begin again: the new facts then belong to a new epoch.
 */
@Component
@DependsOnDatabaseInitialization
class StreamEpoch implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(StreamEpoch.class);

    private static final String BEGINS_AGAIN =
            """
            select coalesce((select e.tx from case_event e
                             order by e.epoch desc, e.tx desc, e.position desc limit 1), '0')
                   >= pg_snapshot_xmax(pg_current_snapshot())
            """;

    private final JdbcClient jdbc;

    StreamEpoch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        if (jdbc.sql(BEGINS_AGAIN).query(Boolean.class).single()) {
            int next =
                    jdbc.sql("update stream_epoch set epoch = epoch + 1 returning epoch")
                            .query(Integer.class)
                            .single();
            jdbc.sql("alter table case_event alter column epoch set default " + next).update();
            log.info(
                    "The database was restored elsewhere: facts from now on are of epoch {}", next);
        }
    }
}
