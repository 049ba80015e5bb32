package org.jieban.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Everything that goes wrong in a request leaves here as one kind of answer (RFC 9457). What is the
 * caller's mistake is not logged; what is ours is logged once, with a number that the caller gets.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final String largestFile;

    ProblemAdvice(@Value("${spring.servlet.multipart.max-file-size}") String largestFile) {
        this.largestFile = largestFile;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException problem) {
        return answer(ProblemResponses.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidForm(BindException form) {
        return invalid(FieldProblems.of(form));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidParameters(HandlerMethodValidationException parameters) {
        return invalid(FieldProblems.of(parameters));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException body) {
        for (Throwable cause = body.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return refused(problem);
            }
        }
        return invalid(FieldProblems.of(body));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException parameter) {
        return invalid(List.of(FieldProblem.required(parameter.getParameterName())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestPartException part) {
        return invalid(List.of(FieldProblem.required(part.getRequestPartName())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingRequestHeaderException header) {
        return header.getHeaderName().equalsIgnoreCase("Idempotency-Key")
                ? answer(ProblemResponses.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED))
                : invalid(List.of(FieldProblem.required(header.getHeaderName())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException argument) {
        for (Throwable cause = argument.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return refused(problem);
            }
        }
        return invalid(
                List.of(
                        FieldProblems.malformed(
                                "/" + argument.getName(), argument.getRequiredType())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchPage(NoResourceFoundException nothing) {
        return answer(ProblemResponses.of(CommonProblem.NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException upload) {
        return answer(
                ProblemResponses.of(
                        new ProblemException(
                                CommonProblem.TOO_LARGE, Map.of("limit", largestFile))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nobody(AuthenticationException nobody) {
        return answer(ProblemResponses.of(CommonProblem.UNAUTHENTICATED));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return answer(
                ProblemResponses.of(
                        who == null || who instanceof AnonymousAuthenticationToken
                                ? CommonProblem.UNAUTHENTICATED
                                : CommonProblem.FORBIDDEN));
    }

    /** A caller that has gone, or a stream that came to its end: nobody is left to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone() {}

    @ExceptionHandler
    @Nullable ResponseEntity<ProblemDetail> surprise(
            Exception surprise, HttpServletResponse response) {
        if (surprise instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return unsupported(known.getStatusCode(), known.getHeaders());
        }
        var trace = UUID.randomUUID().toString().substring(0, 8);
        log.error("Request failed, trace {}", trace, surprise);
        return response.isCommitted()
                ? null
                : answer(
                        ProblemResponses.of(
                                new ProblemException(
                                        CommonProblem.INTERNAL, Map.of("trace", trace))));
    }

    /** Wrong method, media type or the like: Spring knows the status and, for 405, what is allowed. */
    private static ResponseEntity<ProblemDetail> unsupported(
            HttpStatusCode status, HttpHeaders headers) {
        var body = ProblemResponses.of(CommonProblem.UNSUPPORTED);
        body.setStatus(status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static ResponseEntity<ProblemDetail> invalid(List<FieldProblem> errors) {
        return answer(ProblemResponses.of(CommonProblem.INVALID, Map.of(), errors));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail body) {
        return ResponseEntity.status(body.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
