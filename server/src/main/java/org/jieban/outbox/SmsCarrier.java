package org.jieban.outbox;

import java.io.IOException;
import org.springframework.stereotype.Component;

/** Text messages to citizens. */
@Component
class SmsCarrier implements Carrier {

    private final SmsGateway gateway;

    SmsCarrier(SmsGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean open() {
        return gateway.open();
    }

    @Override
    public boolean reachesCitizens() {
        return gateway.open();
    }

    @Override
    public boolean reaches(String unitCode) {
        return false;
    }

    @Override
    public void carry(Letter letter, Wording wording, String to) throws IOException {
        gateway.send(letter.id(), to, wording.text());
    }
}
