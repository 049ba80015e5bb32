package org.jieban.outbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by SMTP: to mailboxes of units, and to citizens by a gateway that turns mail into text messages. */
@Component
class MailCarrier implements Carrier {

    private final OutboxSettings.Mail settings;
    private final ObjectProvider<JavaMailSender> mail;

    MailCarrier(OutboxSettings settings, ObjectProvider<JavaMailSender> mail) {
        this.settings = settings.mail();
        this.mail = mail;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean reachesCitizens() {
        return open() && settings.citizens() != null;
    }

    @Override
    public boolean reaches(String unitCode) {
        return open() && settings.units().containsKey(unitCode);
    }

    @Override
    public boolean open() {
        return settings.from() != null && mail.getIfAvailable() != null;
    }

    @Override
    public void carry(Letter letter, Wording wording, String to) throws IOException {
        var from = settings.from();
        var sender = mail.getIfAvailable();
        var address = letter.unit() == null ? citizen(to) : settings.units().get(to);
        if (from == null || sender == null || address == null) {
            throw new IOException("mail is not set up");
        }
        try {
            var message = sender.createMimeMessage();
            var letterhead = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            letterhead.setFrom(from);
            letterhead.setTo(address);
            letterhead.setSubject(wording.subject());
            letterhead.setText(wording.text());
            // a receiver that has it already knows a repetition by this
            message.setHeader("X-Jieban-Letter", String.valueOf(letter.id()));
            sender.send(message);
        } catch (MailException | MessagingException refused) {
            // what a mail server says may repeat the address
            throw new IOException(refused.getClass().getSimpleName());
        }
    }

    private @org.jspecify.annotations.Nullable String citizen(String phone) {
        var pattern = settings.citizens();
        return pattern == null ? null : pattern.replace("{phone}", phone);
    }
}
