"""Staffing: from offered work to agents needed. One formula a file; `solver.requirement` composes them."""
