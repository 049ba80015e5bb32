package org.jieban.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a controller take the {@code Idempotency-Key} header as an {@link IdempotencyKey}. */
@Configuration(proxyBeanMethods = false)
class IdempotencyKeyArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(IdempotencyKey.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var key = request.getHeader(HEADER);
        if (key == null) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
        }
        return new IdempotencyKey(key);
    }
}
