package org.jieban.outbox;

/** How a message travels. */
enum Channel {
    /** 短信. */
    SMS,
    /** 电子邮件. */
    MAIL,
    /** Another system of the city, by HTTP. */
    WEBHOOK
}
