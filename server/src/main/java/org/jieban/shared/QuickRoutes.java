package org.jieban.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the method for a request as Spring does, without trying every pattern on every request: most
 * of our routes end in a word, and one that ends in another word cannot be meant.
 */
@Configuration(proxyBeanMethods = false)
class QuickRoutes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByLastWord();
    }

    private static final class ByLastWord extends RequestMappingHandlerMapping {

        /** For each route the words it may end in; none for a route that may end in anything. */
        private final Map<RequestMappingInfo, Set<String>> endings = new ConcurrentHashMap<>();

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(
                String path, HttpServletRequest request) throws Exception {
            return super.lookupHandlerMethod(path, new Asked(request, lastWord(path)));
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo route, HttpServletRequest request) {
            if (request instanceof Asked asked && asked.word != null) {
                var words = endings.computeIfAbsent(route, ByLastWord::endings);
                if (!words.isEmpty() && !words.contains(asked.word)) {
                    return null;
                }
            }
            return super.getMatchingMapping(route, request);
        }

        /** Null when the patterns have to decide, since the word may be written in another way. */
        private static @Nullable String lastWord(String path) {
            var word = path.substring(path.lastIndexOf('/') + 1);
            return word.isEmpty() || word.indexOf('%') >= 0 ? null : word;
        }

        private static Set<String> endings(RequestMappingInfo route) {
            var words = new HashSet<String>();
            for (var pattern : route.getPatternValues()) {
                var word = pattern.substring(pattern.lastIndexOf('/') + 1);
                if (word.isEmpty() || !word.chars().allMatch(ByLastWord::isPlain)) {
                    return Set.of();
                }
                words.add(word);
            }
            return Set.copyOf(words);
        }

        private static boolean isPlain(int character) {
            return Character.isLetterOrDigit(character) || ".-_".indexOf(character) >= 0;
        }
    }

    /** The request, asked through all its wrappers once for what every route wants to know. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final @Nullable String word;
        private final String method;

        Asked(HttpServletRequest request, @Nullable String word) {
            super(request);
            this.word = word;
            this.method = request.getMethod();
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
