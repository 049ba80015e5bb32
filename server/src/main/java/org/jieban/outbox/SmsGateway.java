package org.jieban.outbox;

import java.io.IOException;

/**
 * What a city's text message service has to offer (短信网关). The one that comes along lays messages down
 * in a directory; another is a bean of this type in its place.
 */
public interface SmsGateway {

    /** Whether it is set up. */
    boolean open();

    /**
     * Hands a text message over.
     *
     * @param id the same for a repetition; a gateway that knows it sends nothing twice
     * @param phone the receiver's number as it was given, digits only
     * @throws IOException when it should be tried again
     */
    void send(long id, String phone, String text) throws IOException;
}
