package org.jieban.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An {@link Actor} as Spring Security's rules see it: its role and scopes as authorities. */
public final class ActorAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    public ActorAuthentication(Actor actor) {
        super(authorities(actor));
        this.actor = actor;
        setAuthenticated(true);
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return Long.toString(actor.person().value());
    }

    private static List<GrantedAuthority> authorities(Actor actor) {
        var granted = new ArrayList<GrantedAuthority>();
        granted.add(new SimpleGrantedAuthority("ROLE_" + actor.role()));
        granted.add(new SimpleGrantedAuthority("STAFF"));
        var token = actor.token();
        if (token == null) {
            granted.add(new SimpleGrantedAuthority("SESSION"));
        }
        actor.role().scopes().stream()
                .filter(scope -> token == null || token.scopes().contains(scope))
                .forEach(
                        scope -> granted.add(new SimpleGrantedAuthority("SCOPE_" + scope.value())));
        return granted;
    }
}
