package org.jieban.shared;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock (时钟): time is a parameter everywhere, read once per act. */
@Configuration(proxyBeanMethods = false)
class Timekeeping {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
