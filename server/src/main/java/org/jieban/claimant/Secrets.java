package org.jieban.claimant;

import java.security.SecureRandom;
import org.springframework.stereotype.Service;

/** Seals secrets of the installation, such as a service's key, as claimants' names are sealed. */
@Service
public class Secrets {

    private final Seal seal;

    Secrets(Keys keys) {
        seal = new Seal(keys.claimant(), new SecureRandom());
    }

    /**
     * @param belongsTo what it is the secret of; it opens for nothing else
     */
    public byte[] close(String clear, String belongsTo) {
        return seal.close(clear, belongsTo);
    }

    public String open(byte[] sealed, String belongsTo) {
        return seal.open(sealed, belongsTo);
    }
}
