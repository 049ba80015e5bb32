package org.jieban.claimant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** A given claimant after reading: blank is nothing, the phone in its one form. */
record CheckedClaimant(@Nullable String name, @Nullable PhoneNumber phone) {

    private static final int LONGEST_NAME = 60;

    // [impl->rule~privacy.anonymous~1]
    static CheckedClaimant of(GivenClaimant given) {
        var problems = new ArrayList<FieldProblem>();
        var name = given.anonymous() ? null : clean(given.name());
        if (name != null && name.codePointCount(0, name.length()) > LONGEST_NAME) {
            problems.add(FieldProblem.tooLong("claimant/name", LONGEST_NAME));
        }
        var typed = clean(given.phone());
        PhoneNumber phone = null;
        if (typed == null) {
            if (!given.anonymous()) {
                problems.add(FieldProblem.required("claimant/phone"));
            }
        } else {
            switch (PhoneNumber.read(typed)) {
                case PhoneNumber.Reading.Read(PhoneNumber read) -> phone = read;
                case PhoneNumber.Reading.AreaCodeMissing() ->
                        problems.add(new FieldProblem("/claimant/phone", "phone-area-code"));
                case PhoneNumber.Reading.Unreadable() ->
                        problems.add(new FieldProblem("/claimant/phone", "phone"));
            }
        }
        refuse(problems);
        return new CheckedClaimant(name, phone);
    }

    static PhoneNumber phone(String typed, String field) {
        return PhoneNumber.of(typed)
                .orElseThrow(() -> invalid(List.of(new FieldProblem("/" + field, "phone"))));
    }

    boolean isNobody() {
        return name == null && phone == null;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
    }

    private static ProblemException invalid(List<FieldProblem> problems) {
        return new ProblemException(CommonProblem.INVALID, Map.of(), problems);
    }

    private static @Nullable String clean(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var bare = typed.replaceAll("\\p{Cntrl}|\\p{Cf}", "").strip();
        return bare.isEmpty() ? null : bare;
    }

    @Override
    public String toString() {
        return "CheckedClaimant[…]";
    }
}
