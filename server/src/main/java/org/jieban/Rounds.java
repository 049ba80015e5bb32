package org.jieban;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * What the modules do by the clock, their rounds, on threads of their own: one that takes long holds up
 * no other. Tests walk the rounds themselves, at the moment they mean.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("!tool & !test")
class Rounds {

    private static final int AT_ONCE = 4;

    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("round-");
        return scheduler;
    }
}
