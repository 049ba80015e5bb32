package org.jieban.outbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which channels a city has; without any nothing is written and nothing is sent.
 *
 * @param language of the messages, {@code zh-CN} or {@code en}
 * @param link where the citizen's pages are reached from outside, without a path
 * @param mail by e-mail; needs {@code spring.mail.host}
 * @param webhook by HTTP
 * @param sms by text message
 */
@ConfigurationProperties("jieban.outbox")
record OutboxSettings(
        @DefaultValue("zh-CN") String language,
        @DefaultValue("http://localhost:8712") URI link,
        @DefaultValue Mail mail,
        @DefaultValue Webhook webhook,
        @DefaultValue Sms sms) {

    /**
     * E-mail.
     *
     * @param from the sender's address, or null for no mail at all
     * @param citizens address of a citizen, with {@code {phone}} for the number: that of a gateway that
     *     turns mail into text messages; null when citizens get no mail
     * @param units mailboxes of units, by the unit's code
     */
    record Mail(
            @Nullable String from,
            @Nullable String citizens,
            @DefaultValue Map<String, String> units) {}

    /**
     * HTTP POST, signed.
     *
     * @param url where to, or null for none
     * @param secret key of the signature
     * @param withPhone whether the receiver is given the citizen's phone, because it sends the message
     * @param timeout how long an answer is waited for
     */
    record Webhook(
            @Nullable URI url,
            @DefaultValue("") String secret,
            boolean withPhone,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * Text messages.
     *
     * @param directory where messages are laid down for a gateway to fetch, or null for none
     */
    record Sms(@Nullable Path directory) {}
}
