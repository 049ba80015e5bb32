package org.jieban.place;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the nodes that what they keep in memory of places has changed: asked with each suggestion, one
 * row by its key, so that a change acts at once everywhere.
 */
@Repository
class PlaceStamp {

    /** What may change on its own. */
    enum What {
        /** Names that administrators keep, and those that are not to be used. */
        NAMES,
        /** What the address book learned. */
        BOOK,
        /** Outlines of areas. */
        OUTLINES
    }

    private final JdbcClient jdbc;

    PlaceStamp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID of(What what) {
        return jdbc.sql("select stamp from place_stamp where what = :what")
                .param("what", column(what))
                .query(UUID.class)
                .single();
    }

    /** Says that it changed; whoever else changes it waits until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(What what) {
        jdbc.sql("update place_stamp set stamp = gen_random_uuid() where what = :what")
                .param("what", column(what))
                .update();
    }

    private static String column(What what) {
        return what.name().toLowerCase(java.util.Locale.ROOT);
    }
}
