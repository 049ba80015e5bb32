package org.jieban.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Personal access tokens (访问令牌) with which programs act on a post of their owner, within scopes,
 * until they expire. Only the SHA-256 of a token is stored: it has 256 bits of chance, so a slow hash
 * would protect nothing more.
 */
@Service
public class Tokens {

    private static final String PREFIX = "jb_";
    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final int MOST_CACHED = 10_000;
    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    private final TokenRepository tokens;
    private final PostRepository posts;
    private final Posts activePosts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final LoadingCache<String, Optional<Usable>> cache =
            Caffeine.newBuilder()
                    .maximumSize(MOST_CACHED)
                    .expireAfterWrite(ActiveActors.KEPT)
                    .build(this::look);

    Tokens(TokenRepository tokens, PostRepository posts, Posts activePosts, Clock clock) {
        this.tokens = tokens;
        this.posts = posts;
        this.activePosts = activePosts;
        this.clock = clock;
    }

    /** A token just made. */
    public record Issued(long id, String token) {

        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /** A token as its owner sees it later: without the secret. */
    public record Listed(
            long id,
            String name,
            PostId postId,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}

    private record Usable(ActorAuthentication authentication, Instant expiresAt) {}

    /**
     * Makes a token for a post.
     *
     * @param scopes what it may be used for; at most what the post's role may do
     * @param expiresAt at most 366 days from now
     * @throws ProblemException {@code identity/token-refused}, {@code shared/not-found} for the post
     */
    // [impl->rule~identity.token~1]
    public Issued issue(PostId postId, String name, Set<TokenScope> scopes, Instant expiresAt) {
        var now = clock.instant();
        var post =
                posts.find(postId)
                        .filter(found -> found.isEffective(activePosts.today()))
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var objections = new ArrayList<FieldProblem>();
        if (name.isBlank()) {
            objections.add(FieldProblem.required("name"));
        }
        if (name.length() > LONGEST_NAME) {
            objections.add(FieldProblem.tooLong("name", LONGEST_NAME));
        }
        if (scopes.isEmpty()) {
            objections.add(FieldProblem.required("scopes"));
        }
        if (!post.role().scopes().containsAll(scopes)) {
            objections.add(new FieldProblem("/scopes", "scope-beyond-role"));
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
            objections.add(
                    new FieldProblem(
                            "/expiresAt",
                            "token-life",
                            null,
                            Map.of("days", LONGEST_LIFE.toDays())));
        }
        if (!objections.isEmpty()) {
            throw new ProblemException(IdentityProblem.TOKEN_REFUSED, Map.of(), objections);
        }
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = tokens.create(postId, name.strip(), sha256(token), scopes, now, expiresAt);
        log.info("Token {} issued for post {}", id, postId.value());
        return new Issued(id, token);
    }

    /** Tokens of all posts of a person, newest first. */
    public List<Listed> of(PersonId owner) {
        return tokens.of(owner);
    }

    /** Ends a token of this owner; on other nodes it stops within five seconds. */
    public void revoke(PersonId owner, long id) {
        if (!tokens.revoke(owner, id, clock.instant())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        cache.invalidateAll();
        log.info("Token {} revoked", id);
    }

    /** Who acts with this token, or nothing when it does not work. One look into memory. */
    Optional<ActorAuthentication> authenticate(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return cache.get(token)
                .filter(usable -> clock.instant().isBefore(usable.expiresAt))
                .map(Usable::authentication);
    }

    /** After a person or post changed on this node. */
    void forgetAll() {
        cache.invalidateAll();
    }

    private Optional<Usable> look(String token) {
        return tokens.find(sha256(token), clock.instant())
                .flatMap(row -> activePosts.actor(row.post()).map(actor -> usable(actor, row)));
    }

    private static Usable usable(Actor actor, TokenRepository.Row row) {
        var acting =
                new Actor(
                        actor.person(),
                        actor.post(),
                        actor.name(),
                        actor.unit(),
                        actor.scopeUnit(),
                        actor.scope(),
                        actor.role(),
                        new Actor.TokenUse(row.id(), row.scopes()));
        return new Usable(new ActorAuthentication(acting), row.expiresAt());
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
