package org.jieban.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Log-ins of browsers live in the database: any node answers, none remembers. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        tableName = "web_session",
        maxInactiveIntervalInSeconds = SessionSettings.IDLE_SECONDS)
class SessionSettings {

    /** Half a shift: long enough for lunch, short enough for a computer left alone over night. */
    static final int IDLE_SECONDS = 4 * 60 * 60;

    /** Marked secure whenever the request came by HTTPS. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("JIEBAN_SESSION");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
