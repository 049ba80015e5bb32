package org.jieban;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application on a real PostgreSQL, started once for all tests that carry this.
 *
 * <p>To be injected: any bean, {@code MockMvcTester} (calls the controllers in this thread, so that
 * {@code @Transactional} tests roll back and {@code @WithMockUser} works), {@code RestTestClient}
 * (real HTTP to the real port, {@code @LocalServerPort}), {@code JdbcClient}, {@link TestClock}.
 *
 * <p>The database is new in every run and shared by all its tests: a test makes the units, people
 * and cases it needs, with codes of its own, and looks only at those; or it is {@code
 * Transactional}. The session's time zone is Los Angeles, the JVM's UTC, the city's Shanghai, so
 * that a forgotten zone shows. The clock stands still until a test moves it and is put back before
 * each test.
 *
 * <p>Never add properties, profiles or mock beans in a test class: each combination would start
 * another application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Jieban.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@AutoConfigureRestTestClient
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TestClock.Settings.class)
@TestExecutionListeners(
        listeners = TestClock.PutBack.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface PostgresTest {}
