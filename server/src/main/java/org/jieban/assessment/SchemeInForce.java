package org.jieban.assessment;

import java.time.Instant;
import org.jieban.scheme.Scheme;
import org.springframework.stereotype.Service;

/** The scheme that holds at a moment, for modules that do something as the scheme says. */
@Service
public class SchemeInForce {

    private final Schemes schemes;

    SchemeInForce(Schemes schemes) {
        this.schemes = schemes;
    }

    /** The rules by which answers of this moment are counted. */
    public Scheme at(Instant moment) {
        var all = schemes.inForce();
        return Assessing.month(Assessing.monthOf(moment, all), all).scheme();
    }
}
