package org.jieban.identity;

import static org.jieban.identity.TokenScope.ADMIN;
import static org.jieban.identity.TokenScope.AUDIT_READ;
import static org.jieban.identity.TokenScope.CASES_READ;
import static org.jieban.identity.TokenScope.CASES_WRITE;
import static org.jieban.identity.TokenScope.INTAKE;
import static org.jieban.identity.TokenScope.RANKING_READ;

import java.util.Set;

/** What somebody does in the life of a case (角色). */
public enum Role {
    /** Hotline agent (话务员): turns a call into a good case. */
    AGENT(CASES_READ, CASES_WRITE, INTAKE, RANKING_READ),
    /** Dispatcher (派单员): sends each case to the unit that can solve it. */
    DISPATCHER(CASES_READ, CASES_WRITE, INTAKE, RANKING_READ),
    /** Unit staff (承办人员): signs, contacts, solves, replies. */
    HANDLER(CASES_READ, CASES_WRITE, RANKING_READ),
    /** Leader of a unit (主要领导): sees what is due and stuck, accepts what was done. */
    LEADER(CASES_READ, CASES_WRITE, RANKING_READ),
    /** Revisit agent (回访员): asks the citizen three questions, independent of the unit. */
    REVISITER(CASES_READ, CASES_WRITE),
    /** Assessor (考核员): computes and defends the ranking. */
    ASSESSOR(CASES_READ, CASES_WRITE, RANKING_READ),
    /** Analyst (分析员): reports and high-frequency problems. */
    ANALYST(CASES_READ, RANKING_READ),
    /** Grid officer (网格员): patrols and reports with photo and position. */
    GRID_OFFICER(CASES_READ, CASES_WRITE, INTAKE, RANKING_READ),
    /** Governance office (主动治理专班): turns many cases into one project. */
    GOVERNOR(CASES_READ, RANKING_READ),
    /** Administrator (管理员): units, people, rights, catalogue; no claimants. */
    ADMINISTRATOR(ADMIN, RANKING_READ),
    /** Auditor (审计员): who saw and did what. */
    AUDITOR(AUDIT_READ, RANKING_READ),
    /** Citizen (诉求人) on the public pages; never a post. */
    CITIZEN,
    /** The system itself, when a clock or an import acts; never a post. */
    SYSTEM;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<TokenScope> scopes;

    Role(TokenScope... scopes) {
        this.scopes = Set.of(scopes);
    }

    /** All that this role may do, and so the most a token of its post may be given. */
    public Set<TokenScope> scopes() {
        return scopes;
    }

    /** Whether a person can hold a post with this role. */
    public boolean isForPosts() {
        return this != CITIZEN && this != SYSTEM;
    }
}
