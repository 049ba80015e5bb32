package org.jieban.outbox;

import java.io.IOException;

/** One way out of the house. Implementations are beans that exist always and are open when set up. */
interface Carrier {

    Channel channel();

    /** Whether the city has set it up at all; letters of a channel that is shut wait. */
    boolean open();

    /** Whether it is set up for citizens. */
    boolean reachesCitizens();

    /** Whether it is for this unit. */
    boolean reaches(String unitCode);

    /**
     * Sends it, or says why not. The same letter may come again when it is not known whether it arrived.
     *
     * @param to phone of the citizen or code of the unit
     * @throws IOException when it should be tried again; the message must not carry {@code to}
     */
    void carry(Letter letter, Wording wording, String to) throws IOException;
}
